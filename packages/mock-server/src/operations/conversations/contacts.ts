import { changeContact, readContactPhone } from '../../domain/conversations/contacts.ts'
import { checkFields } from '../../domain/leads/custom-fields.ts'
import { optOut, syncLead } from '../../effects/contacts.ts'
import { ok, type Section } from '../../operation.ts'

export const contacts = {
  getContact({ path }, { store }) {
    return ok(store.contacts.get(readContactPhone(path.phone)))
  },

  updateContact({ path, body }, context) {
    const { store, clock } = context
    const contact = store.contacts.get(readContactPhone(path.phone))
    checkFields(body.customFields ?? {}, store.customFields.all())
    const changed = changeContact(contact, body, clock.now())
    store.contacts.save(changed)
    syncLead(changed, context)
    if (changed.optedOut) optOut(changed.phone, context)
    return ok(store.contacts.get(changed.phone))
  },
} satisfies Pick<Section<'conversations'>, 'getContact' | 'updateContact'>
