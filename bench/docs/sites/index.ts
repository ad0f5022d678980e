import { elements } from './elements.ts'
import { redoc } from './redoc.ts'
import { rocketlead } from './rocketlead.ts'
import { scalar } from './scalar.ts'
import type { Site } from './site.ts'
import { starlight } from './starlight.ts'

/** By the name that the results have. */
export const sites: Record<string, Site> = { rocketlead, redoc, scalar, elements, starlight }
