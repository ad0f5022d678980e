// What Redocly's own rules cannot say about this description, and what is woven into it.
import { keepConventions } from './rules.js'
import { weave } from './weave.js'

export default () => ({
  id: 'rocketlead',
  preprocessors: { oas3: { weave } },
  rules: { oas3: keepConventions },
})
