/** A copy of a workspace as it is sent to a server. */
export function formOf(copy: Blob): FormData {
  const form = new FormData()
  form.set('file', copy, 'copy.sqlite')
  return form
}
