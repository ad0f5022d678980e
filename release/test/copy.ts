import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs'
import { basename, delimiter, dirname, join, relative } from 'node:path'
import { root } from '../../scripts/paths.ts'

const left = new Set(['node_modules', 'dist', 'generated', '.git', '.turbo', '.vitest', '.astro', '.screens', 'bench'])

/**
 * Makes an empty folder a copy of the repository as a contributor has it: its files, committed on `main`, and its
 * dependencies as links to the installed ones. The packages of the workspace are those of the copy.
 */
export function copyRepositoryTo(copy: string): void {
  cpSync(root, copy, { recursive: true, filter: (path) => !left.has(basename(relative(root, path))) })
  for (const folder of packageFolders()) linkModules(join(folder, 'node_modules'), copy)
  cpSync(join(root, 'node_modules/.installed'), join(copy, 'node_modules/.installed'))
  for (const command of ['init --quiet --initial-branch=main', 'add .', 'commit --quiet --message=all'])
    git(copy, ...command.split(' '))
}

/** What git says in a folder, as somebody whom it need not know. */
export function git(cwd: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false']
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr}`)
  return stdout
}

/** The root and each package of the workspace, relative to the root. */
const packageFolders = () =>
  globSync(['package.json', '{spec,scripts,release,examples,packages/*,packages/*/test/*}/package.json'], { cwd: root })
    .map(dirname)
    .filter((folder) => existsSync(join(root, folder, 'node_modules')))

function linkModules(modules: string, copy: string): void {
  for (const name of modulesIn(join(root, modules))) {
    const installed = realpathSync(join(root, modules, name))
    const own = relative(root, installed)
    const inWorkspace = !own.startsWith('..') && !own.includes('node_modules')
    const link = join(copy, modules, name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(inWorkspace ? join(copy, own) : installed, link, 'junction')
  }
}

/**
 * The modules in a folder, `@scope/name` among them. The folder of commands is none: an installer would write through a
 * link to it.
 */
const modulesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    if (name.startsWith('@')) return readdirSync(join(folder, name)).map((child) => join(name, child))
    return name.startsWith('.') ? [] : [name]
  })

export interface Ran {
  status: number | null
  output: string
}

/** Runs an npm script of a copy's package as a contributor would, and gives what it printed. */
export function npmRun(folder: string, script: string, ...args: string[]): Ran {
  const commands = packageFolders().map((each) => join(root, each, 'node_modules/.bin'))
  const env = {
    ...process.env,
    PATH: [...commands, process.env.PATH].join(delimiter),
    NO_COLOR: '1',
    // The links are all that there is to be installed.
    pnpm_config_verify_deps_before_run: 'false',
  }
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
  })
  return { status, output: stdout + stderr }
}
