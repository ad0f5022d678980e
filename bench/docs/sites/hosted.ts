/** What is known of the service's own reference, which cannot be reached from here. */
export const hosted = {
  label: 'hosted reference',
  about:
    'The hosted reference is the service\'s own, as it read in March 2026 on the page of `provision.verify`: samples in Shell, JavaScript, Java and Swift, and one answer, 200, of which it says "This response does not have a body". It cannot be reached from here, so nothing is measured.',
  /** In the order of the table's columns. */
  content: ['not measured', 'not measured', '200 alone', 'none', '4', 'yes', '4', 'not measured', 'not measured'],
}
