import { version } from '../generated/version.ts'

/** Browsers name themselves, and some would ask the service for leave to send another name. */
export const userAgent: Record<string, string> =
  'XMLHttpRequest' in globalThis ? {} : { 'User-Agent': `rocketlead-client/${version}` }
