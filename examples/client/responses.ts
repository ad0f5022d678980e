import { Rocketlead } from '@rocketlead/client'

const rocketlead = new Rocketlead()

const { data, response } = await rocketlead.credits.getBalance().withResponse()
console.log(data.available > 0, response.status, response.headers.has('X-Request-Id'))

const untouched = await rocketlead.settings.get().asResponse()
console.log(untouched.headers.get('Content-Type'), (await untouched.text()).length > 2)
