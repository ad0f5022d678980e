import { scenario } from './scenario.mjs'

export default {
  /**
   * @param {Request} _request
   * @param {import('./scenario.mjs').Given} env the bindings
   */
  async fetch(_request, env) {
    return Response.json(await scenario(env))
  },
}
