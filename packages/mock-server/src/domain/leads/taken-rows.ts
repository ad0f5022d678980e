/**
 * Which row of a file each lead came from. Most files hold new leads alone, whose rows nobody asks for, so that the table
 * is made with the first question: of a large file it would take more memory than the file.
 *
 * @param leadIds are added to, in the order of the rows
 */
export function takenRows(leadIds: string[]) {
  const rows: number[] = []
  let table: Map<string, number | undefined> | undefined
  return {
    add(leadId: string, row: number): void {
      leadIds.push(leadId)
      rows.push(row)
      table?.set(leadId, row)
    },
    find(leadId: string): number | undefined {
      table ??= new Map(leadIds.map((id, index) => [id, rows[index]]))
      return table.get(leadId)
    },
  }
}
