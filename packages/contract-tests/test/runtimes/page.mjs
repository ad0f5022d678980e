// In a browser: what is given stands in the page, the outcomes go back to its server.
import { scenario } from './scenario.mjs'

const given = JSON.parse(document.getElementById('given')?.textContent ?? '')
const outcomes = await scenario(given)
await fetch('/outcomes', { method: 'POST', body: JSON.stringify(outcomes) })
