// Uses a great many keys, `npm run keys` ten thousand, and prints what came of it.
// Arguments: how many, of these how many until memory has settled, and the bound and the directory, if there is one.
import { useKeys } from './use.ts'

const [keys, settled, maxWorkspaces, data] = process.argv.slice(2)
const options = data === undefined ? {} : { data, maxWorkspaces: Number(maxWorkspaces) }
console.log(JSON.stringify(await useKeys(Number(keys), Number(settled), options)))
