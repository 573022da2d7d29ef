"""The verbs of the desk, one module a family and one transaction each; ports stand beside them.

What comes in and goes out:

- `receive.mail(desk, raw, *, tenant_id, envelope_from, recipients, received, source, size) -> Accepted`,
  `receive.many(desk, [Incoming, …]) -> list[Accepted]`: durable when they return.
- `handle.next(desk, worker) -> bool`, `handle.again(desk, inbound_id)`, `handle.recover(desk, worker)`.
- `deliver.claim(desk, worker) -> Outgoing | None`, `.sending(desk, id)`, `.sent(desk, id, server_reply)`,
  `.failed(desk, id, reason, permanent)`, `.unknown(desk, id)`, `.recover(desk, worker)`,
  `.retry(desk, staff, id)`, `.give_up(desk, staff, id)`, `.to_file(desk, tenant_id)`, `.filed(desk, id)`.
- `mailboxes.cursor(desk, mailbox)`, `.advance(…)`, `.trouble(…)`, `.reconcile(…)`, `.health(desk)`.

What a customer does in the chat:

- `chat.start(desk, tenant_id, address) -> ChatOpened`,
  `chat.post(desk, session_id, secret, client_id, text) -> list[ChatMessage]`,
  `chat.since(desk, session_id, secret, seq)`, `chat.person(desk, session_id, secret)`,
  `chat.delete(desk, session_id, secret)`.

What staff do (each takes the `Staff` who acts, and sees their companies only):

- `review.queue(desk, staff, filters) -> list[QueueRow]`, `review.ticket(desk, staff, key) -> TicketView`
  (*key* is a reference or a conversation's id), `review.raw(desk, staff, inbound_id) -> bytes`.
- `review.edit_draft(desk, staff, draft_id, *, based_on_version, subject, text) -> StoredDraft`,
  `.new_draft(…)`, `.approve(desk, staff, draft_id, *, text_hash, revision) -> DraftView`,
  `.send_back(desk, staff, draft_id, reason)`, `.discard(…)`, `.undo(desk, staff, draft_id)`,
  `.given(desk, staff, draft_id, *, at)` for a reply that went by post, portal or phone.
- `review.note`, `.assign`, `.retype`, `.set_field`, `.set_identity`, `.move`, `.extend`, `.close`,
  `.open_by_hand`, `.correct_label`, `.merge`, `.split`, `.link`, `.seen`.
- `chat.take_over(desk, staff, conversation_id)`, `chat.give_back(…)`, `chat.staff_says(…, text)`.
- `links.offer_upload`, `.upload`, `.see_upload`, `.offer_download`, `.download`: one-time links.
- `accounts.add`, `.sign_in`, `.sign_out`, `.who`, `.start_totp`, `.confirm_totp`, `.verify_totp`, …
- `remind.digest(desk, tenant_id)`, `remind.recompute(desk)`, `retain.run(desk, dry_run)`,
  `person.find/export/erase(desk, address)`, `chains.verify(desk)`,
  `chains.checkpoint(desk, tenant_id)`, `status.counts(desk)`.
"""
