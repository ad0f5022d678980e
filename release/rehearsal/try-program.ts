import { cpSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Loopback } from './loopback.ts'
import type { Check } from './report.ts'

/** Runs a program in an empty folder that has all the packages from the registry, and prints what it prints. */
export function tryProgram(program: string, loopback: Loopback): Check {
  const name = basename(program)
  return {
    name: `${name} runs where all packages are installed`,
    run: async () => {
      const folder = loopback.folder('try')
      writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
      cpSync(program, join(folder, name))
      const packages = loopback.packages.map((each) => `${each.name}@${each.version}`)
      const installing = await loopback.npm(['install', ...packages], folder)
      if (installing.code !== 0) throw new Error(`"npm install ${packages.join(' ')}" fails:\n${installing.output}`)
      const { code, output } = await loopback.run('node', [name], folder)
      if (code !== 0) throw new Error(`It ends with the exit code ${code}. It says:\n${output}`)
      return output
    },
  }
}
