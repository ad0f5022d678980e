/** Lead lists, over HTTP: what can be seen of a workspace, and changed in it. */
export interface Lists {
  count(key: string): Promise<number>
  add(key: string): Promise<void>
}

export function listsAt(url: string): Lists {
  const call = async (key: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const response = await fetch(`${url}/api/v1/lead-lists`, { ...init, headers })
    if (!response.ok) throw new Error(`lead-lists answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
  return {
    async count(key) {
      const { data } = (await call(key)) as { data: unknown[] } // as the description has it
      return data.length
    },
    async add(key) {
      await call(key, { method: 'POST', body: JSON.stringify({ name: 'Another' }) })
    },
  }
}
