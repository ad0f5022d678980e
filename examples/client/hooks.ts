import { type Hooks, logTo, Rocketlead } from '@rocketlead/client'

const tracing: Hooks = {
  onRequest: ({ headers }) => headers.set('traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'),
  onResponse: ({ operation, status, milliseconds }) => console.log(operation, status, milliseconds < 60_000),
}

const rocketlead = new Rocketlead({ hooks: [tracing, logTo(console, 'warn')] })

await rocketlead.accounts.list({ limit: 1 })
