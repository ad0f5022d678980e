// What Starlight's and the plugin's instructions have for a new project.
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import starlightOpenAPI, { openAPISidebarGroups } from 'starlight-openapi'

export default defineConfig({
  outDir: process.env.OUT,
  integrations: [
    starlight({
      title: 'Rocketlead API',
      plugins: [starlightOpenAPI([{ base: 'api', schema: process.env.DESCRIPTION }])],
      sidebar: openAPISidebarGroups,
    }),
  ],
})
