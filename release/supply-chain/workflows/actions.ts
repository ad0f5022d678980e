/** The inputs that each action takes and we may give, at the major version that we use. */
export const inputsOf: Record<string, string[]> = {
  'actions/cache': ['path', 'key', 'restore-keys', 'lookup-only', 'fail-on-cache-miss'],
  'actions/checkout': ['ref', 'fetch-depth', 'persist-credentials'],
  'actions/deploy-pages': ['timeout'],
  'actions/download-artifact': ['name', 'path', 'pattern', 'merge-multiple'],
  'actions/setup-node': ['node-version', 'check-latest', 'package-manager-cache'],
  'actions/upload-artifact': ['name', 'path', 'if-no-files-found', 'retention-days'],
  'actions/upload-pages-artifact': ['name', 'path', 'retention-days'],
  'changesets/action/publish': ['script', 'create-github-releases', 'push-git-tags'],
  'changesets/action/select-mode': [],
  'changesets/action/version': ['script', 'commit-message', 'pr-title', 'pr-draft'],
}
