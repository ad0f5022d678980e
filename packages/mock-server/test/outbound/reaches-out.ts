// What a server that reached out would do, for the hook to be tried on.
import { lookup } from 'node:dns/promises'
import { get } from 'node:http'
import { connect } from 'node:net'

const attempts = [
  () => fetch('http://juniper.example/'),
  () => get('http://juniper.example/'),
  () => connect(80, 'juniper.example'),
  () => lookup('juniper.example'),
]
for (const attempt of attempts)
  try {
    await attempt()
  } catch {
    // That is the point.
  }
