const documents = 'application/vnd.openxmlformats-officedocument.'

/** The media types of the files that the service takes, by the endings of their names. */
const byEnding: Record<string, string> = {
  aac: 'audio/aac',
  amr: 'audio/amr',
  csv: 'text/csv',
  doc: 'application/msword',
  docx: `${documents}wordprocessingml.document`,
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  m4a: 'audio/mp4',
  md: 'text/markdown',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: `${documents}presentationml.presentation`,
  txt: 'text/plain',
  xls: 'application/vnd.ms-excel',
  xlsx: `${documents}spreadsheetml.sheet`,
  '3gp': 'video/3gpp',
}

/** What a file of this name most likely is; nothing when the ending is not known. */
export const mediaTypeOf = (name: string): string => byEnding[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? ''
