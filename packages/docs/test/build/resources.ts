// Loaded into the process that builds: when that ends, it writes down what it has used.
import { writeFileSync } from 'node:fs'

const { RESOURCES } = process.env
if (RESOURCES)
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    const resources = { cpu: (userCPUTime + systemCPUTime) / 1e6, wall: process.uptime(), memory: maxRSS * 1024 }
    writeFileSync(RESOURCES, JSON.stringify(resources))
  })
