import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { basename, delimiter, dirname, join, sep } from 'node:path'
import { root } from '../../scripts/paths.ts'
import type { NpmScripts } from './loopback.ts'
import { run } from './process.ts'

/** The machine's npm, as files that any Node can run. */
export function npmScripts(): NpmScripts {
  const places = [
    process.env.npm_execpath ?? '',
    // A link to it on Unix; on Windows a command, beside the folder that has it.
    ...pathFolders().flatMap((folder) => [
      linked(join(folder, 'npm')),
      join(folder, 'node_modules/npm/bin/npm-cli.js'),
    ]),
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
  ]
  const npm = places.find((place) => basename(place) === 'npm-cli.js' && existsSync(place))
  if (!npm) throw new Error('There is no npm on this machine. Install Node together with npm, and try again.')
  return { npm, npx: join(dirname(npm), 'npx-cli.js') }
}

const linked = (file: string) => (existsSync(file) ? realpathSync(file) : '')

/** How this machine gets packages. */
export interface Usual {
  registry: string
  /** What it takes to reach the registry, as lines of an .npmrc. */
  network: string[]
}

const networkKeys = ['cafile', 'proxy', 'https-proxy', 'noproxy', 'strict-ssl']

export async function usualWay({ npm }: NpmScripts): Promise<Usual> {
  const args = [npm, 'config', 'get', 'registry', ...networkKeys]
  const { code, output, stdout } = await run(process.execPath, args, { cwd: root })
  const lines = stdout.trim().split(/\r?\n/)
  const [, registry] = /^registry=(\S+)/.exec(lines[0] ?? '') ?? []
  if (code !== 0 || registry === undefined)
    throw new Error(`npm does not say which registry it uses. It says:\n${output}`)
  return { registry, network: lines.slice(1).filter((line) => !/=(?:null|undefined|)$/.test(line)) }
}

/** What npm and pnpm are told, in a file and by the environment. */
export interface Settings {
  /** The registry on loopback, which alone has what is in our scope. */
  ours: string
  /** The registry for all others. */
  others: string
  /** What it takes to reach that one, as lines of an .npmrc. */
  network: readonly string[]
  /** A home of its own, so that no file of the machine's user is read or written. */
  home: string
}

const userconfigIn = (home: string) => join(home, '.npmrc')

/** Makes the home, with an .npmrc whose one token is good for the registry on loopback and nothing else. */
export function makeHome({ ours, others, network, home }: Settings): void {
  mkdirSync(home)
  const token = [`${ours.replace(/^http:/, '')}:_authToken`, 'rehearsal'].join('=')
  writeFileSync(
    userconfigIn(home),
    `${[`registry=${others}`, `@rocketlead:registry=${ours}`, token, ...network].join('\n')}\n`,
  )
}

/** Names of variables that say how this process was started, which must not show through. */
const hidden =
  /^(?:npm_|pnpm_|node_(?!extra_ca_certs$)|vitest|turbo_|rocketlead_|verdaccio_|init_cwd$|path$|no_proxy$)/i

/** This process's environment, with all that npm and pnpm look at telling them the same. */
export function environment({ others, home }: Settings, path: string[]): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !hidden.test(name))
  return {
    ...Object.fromEntries(kept),
    PATH: path.join(delimiter),
    HOME: home,
    USERPROFILE: home,
    NO_PROXY: [process.env.NO_PROXY ?? process.env.no_proxy, '127.0.0.1'].filter(Boolean).join(','),
    npm_config_registry: others,
    pnpm_config_registry: others,
    npm_config_userconfig: userconfigIn(home),
    pnpm_config_userconfig: userconfigIn(home),
    npm_config_globalconfig: join(home, 'no-npmrc'),
    npm_config_cache: join(home, 'cache'),
    // What was fetched a minute ago needs not be asked for again.
    npm_config_prefer_offline: 'true',
    // A registry that cannot be reached is told of after seconds; by itself npm waits for minutes.
    npm_config_fetch_retries: '4',
    npm_config_fetch_retry_mintimeout: '500',
    npm_config_fetch_retry_maxtimeout: '4000',
    npm_config_fetch_timeout: '60000',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    NO_UPDATE_NOTIFIER: '1',
    NO_COLOR: '1',
  }
}

/** The folders that commands are looked for in. */
export function pathFolders(): string[] {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  return (process.env[name] ?? '').split(delimiter).filter((folder) => folder !== '')
}

/** The same without those of the repository and of any project's packages, which a stranger does not have. */
export const foreignFolders = (): string[] =>
  pathFolders().filter((folder) => !`${folder}${sep}`.startsWith(root) && !/node_modules[\\/]\.bin$/.test(folder))
