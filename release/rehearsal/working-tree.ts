import { root } from '../../scripts/paths.ts'
import { run } from './process.ts'

const questions = [
  ['status', '--porcelain', '--', 'packages', 'spec', '.changeset', 'package.json'],
  ['tag', '--list'],
]

/** What publishing has to leave as it is: the folders of the packages, and the tags. Undefined where git knows neither. */
export async function workingTree(): Promise<string | undefined> {
  const answers = await Promise.all(questions.map((args) => run('git', args, { cwd: root })))
  return answers.every(({ code }) => code === 0) ? answers.map(({ output }) => output).join('\n') : undefined
}
