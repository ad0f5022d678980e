// One probe of one peer, alone: a client may keep queues beyond its instances, and time is virtual in some.
import { parentPort, workerData } from 'node:worker_threads'
import { peers } from './peers/index.ts'
import { probes } from './probes.ts'

const { peer, probe } = workerData as { peer: keyof typeof peers; probe: keyof typeof probes }
const measured = peers[peer]
if (!measured) throw new Error(`There is no peer "${peer}".`)
parentPort?.postMessage(await probes[probe](measured))
