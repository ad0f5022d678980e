/** Does something with each of many, with so many hands side by side. */
export async function inHands<Item>(
  hands: number,
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
): Promise<void> {
  const waiting = items.values()
  const work = async () => {
    for (const item of waiting) await act(item)
  }
  await Promise.all(Array.from({ length: hands }, work))
}
