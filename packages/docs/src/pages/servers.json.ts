import type { APIRoute } from 'astro'
import { servers } from '../try/servers.ts'

export const GET: APIRoute = () => new Response(JSON.stringify(servers, null, 2))
