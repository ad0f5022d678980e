// Where there are processes: what is given comes from the environment, the outcomes go to the output.
import { scenario } from './scenario.mjs'

// The adapter vouches for what is in the environment.
const given = /** @type {any} */ (globalThis.process.env)
console.log(JSON.stringify(await scenario(given)))
