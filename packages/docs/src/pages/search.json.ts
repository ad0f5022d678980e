import type { APIRoute } from 'astro'
import { searchFile } from '../search/file.ts'

/** What the search of every page looks through; it is loaded when somebody is about to search. */
export const GET: APIRoute = () => new Response(JSON.stringify(searchFile()))
