import { Rocketlead } from '@rocketlead/client'

const rocketlead = new Rocketlead()
const { id } = await rocketlead.leadLists.create({ name: 'Fair in March' })

// A path, where there are files; else a File, a Blob, bytes, or a stream.
const result = await rocketlead.leadLists.importLeads(
  id,
  { file: { path: 'leads.csv' }, options: { tags: ['march'] } },
  { onUploadProgress: ({ loaded, total }) => console.log(`${loaded} of ${total} bytes`) },
)
console.log(result.created, result.invalid)
