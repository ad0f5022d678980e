import type { APIRoute } from 'astro'
import { document } from '../description/document.ts'

/** The description itself, for tools. */
export const GET: APIRoute = () => new Response(JSON.stringify(document))
