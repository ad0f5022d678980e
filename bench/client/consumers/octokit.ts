import { Octokit, RequestError } from 'octokit'

const client = new Octokit({ auth: 'k' })
const repo = { owner: 'o', repo: 'r' }

const page = await client.rest.issues.listForRepo({ ...repo, per_page: 10 })
const created = await client.rest.issues.create({ ...repo, title: 'Spring' })
await client.rest.issues.lock({ ...repo, issue_number: created.data.number })
const updated = await client.rest.issues.update({ ...repo, issue_number: 1, title: 'Autumn' })
try {
  await client.rest.issues.get({ ...repo, issue_number: 404 })
} catch (error) {
  if (!(error instanceof RequestError)) throw error
  console.log(error.status, error.message)
}
console.log(page.data[0]?.title, updated.data.state)
