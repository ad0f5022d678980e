-- A workspace of rl_test_1 as an earlier version stored it; made by dump.ts.
CREATE TABLE warmups (account_id text primary key, record text not null) strict, without rowid;
CREATE TABLE timeline (
  id integer primary key,
  at integer not null,
  kind text not null,
  subject text not null,
  unique (kind, subject)
) strict;
CREATE TABLE web_pages (
  id text primary key,
  address text not null unique,
  host text not null,
  in_sitemap integer not null,
  record text not null
) strict, without rowid;
CREATE TABLE forced_outcomes (
  subject text primary key,
  id text not null unique,
  record text not null
) strict, without rowid;
CREATE TABLE orders (
  id text primary key,
  number text not null unique,
  status text not null,
  created_at integer not null,
  record text not null
) strict, without rowid;
CREATE TABLE meta (key text primary key, value text not null) strict, without rowid;
CREATE TABLE media (
  id text primary key,
  mime_type text not null,
  bytes blob not null
) strict, without rowid;
CREATE TABLE lead_fields (
  key text not null,
  lead_id text not null,
  primary key (key, lead_id)
) strict, without rowid;
CREATE TABLE custom_fields (
  id text primary key,
  key text not null unique,
  lead_count integer not null default 0,
  created_at integer not null,
  record text not null
) strict, without rowid;
CREATE TABLE ordered_accounts (
  order_id text not null,
  item integer not null,
  country_code text not null,
  account_type text not null,
  held integer not null,
  primary key (order_id, item)
) strict, without rowid;
CREATE TABLE lead_tags (
  tag text not null,
  lead_id text not null,
  primary key (tag, lead_id)
) strict, without rowid;
CREATE TABLE tag_counts (name text primary key, count integer not null) strict, without rowid;
CREATE TABLE lead_list_members (
  list_id text not null,
  lead_id text not null,
  primary key (list_id, lead_id)
) strict, without rowid;
CREATE TABLE lead_lists (
  id text primary key,
  name text not null unique,
  search text not null,
  lead_count integer not null default 0,
  created_at integer not null,
  record text not null
) strict, without rowid;
CREATE TABLE agents (
  id text primary key,
  name text not null,
  status text not null,
  created_at integer not null,
  record text not null
) strict, without rowid;
CREATE TABLE campaign_step_counts (
  campaign_id text not null,
  step_id text not null,
  sent integer not null default 0,
  delivered integer not null default 0,
  read integer not null default 0,
  replied integer not null default 0,
  failed integer not null default 0,
  primary key (campaign_id, step_id)
) strict, without rowid;
CREATE TABLE conversations (
  id text primary key,
  account_id text not null,
  phone text not null,
  campaign_id text,
  status text not null,
  unread_count integer not null,
  agent_id text,
  agent_state text not null,
  last_message_at integer not null,
  created_at integer not null,
  record text not null,
  unique (account_id, phone)
) strict, without rowid;
CREATE TABLE activities (
  id text primary key,
  account_id text not null,
  type text not null,
  created_at integer not null,
  record text not null
) strict, without rowid;
CREATE TABLE competitor_analyses (agent_id text primary key, record text not null) strict, without rowid;
CREATE TABLE knowledge_sources (
  id text primary key,
  type text not null,
  status text not null,
  search text not null,
  address text not null,
  size_bytes integer not null,
  created_at integer not null,
  record text not null
) strict, without rowid;
CREATE TABLE accounts (
  id text primary key,
  phone text not null unique,
  display_name text not null,
  status text not null,
  phase text not null,
  paused integer not null,
  daily_sent integer not null,
  created_at integer not null,
  record text not null,
  daily_limit integer not null,
  firsts_today integer not null,
  warmup_day integer not null
) strict, without rowid;
CREATE TABLE campaign_lead_counts (
  campaign_id text not null,
  status text not null,
  leads integer not null,
  primary key (campaign_id, status)
) strict, without rowid;
CREATE TABLE settings (id integer primary key check (id = 1), record text not null) strict;
CREATE TABLE idempotency (
  key text primary key,
  request text not null,
  status integer not null,
  headers text not null,
  body text not null,
  created_at integer not null
) strict, without rowid;
CREATE TABLE campaigns (
  id text primary key,
  status text not null,
  name text not null,
  search text not null,
  created_at integer not null,
  started_at integer,
  record text not null
) strict, without rowid;
CREATE TABLE campaign_references (
  referred_id text not null,
  campaign_id text not null,
  primary key (referred_id, campaign_id)
) strict, without rowid;
CREATE TABLE sender_paces (
  account_id text primary key,
  free_at integer not null,
  hour integer not null,
  firsts integer not null
) strict, without rowid;
CREATE TABLE contacts (
  phone text primary key,
  name text not null,
  record text not null
) strict, without rowid;
CREATE TABLE faults (id text primary key, spent integer not null, record text not null) strict, without rowid;
CREATE TABLE campaign_leads (
  id text primary key,
  campaign_id text not null,
  lead_id text not null,
  status text not null,
  account_id text,
  last_step_id text,
  added_at integer not null,
  last_contacted_at integer,
  next_send_at integer,
  record text not null,
  unique (campaign_id, lead_id)
) strict, without rowid;
CREATE TABLE opt_outs (
  phone text primary key,
  at integer not null
) strict, without rowid;
CREATE TABLE leads (
  seq integer primary key,
  id text not null unique,
  phone text not null unique,
  status text not null,
  last_name text,
  last_contacted_at integer,
  created_at integer not null,
  record text not null,
  name_up text generated always as (coalesce(last_name, char(1114111))) virtual,
  name_down text generated always as (coalesce(last_name, '')) virtual,
  contacted_up integer generated always as (coalesce(last_contacted_at, 9007199254740991)) virtual,
  contacted_down integer generated always as (coalesce(last_contacted_at, -9007199254740991)) virtual
) strict;
CREATE TABLE tagged_conversations (
  tag_id text not null,
  conversation_id text not null,
  primary key (tag_id, conversation_id)
) strict, without rowid;
CREATE TABLE campaign_media (id text primary key, record text not null) strict, without rowid;
CREATE TABLE scheduled_messages (
  id text primary key,
  conversation_id text not null,
  status text not null,
  send_at integer not null,
  record text not null
) strict, without rowid;
CREATE TABLE messages (
  id text primary key,
  conversation_id text not null,
  account_id text not null,
  direction text not null,
  origin text not null,
  status text not null,
  campaign_id text,
  text text not null,
  created_at integer not null,
  record text not null,
  phone text not null,
  luck real not null
) strict, without rowid;
CREATE TABLE knowledge_chunks (
  number integer primary key,
  id text not null,
  source_id text not null,
  place integer not null,
  search text not null,
  record text not null
) strict;
CREATE TABLE campaign_counts (
  campaign_id text not null,
  quarter integer not null,
  sent integer not null default 0,
  delivered integer not null default 0,
  read integer not null default 0,
  failed integer not null default 0,
  new_leads_contacted integer not null default 0,
  replies integer not null default 0,
  unique_replies integer not null default 0,
  opt_outs integer not null default 0,
  credits_spent integer not null default 0,
  primary key (campaign_id, quarter)
) strict, without rowid;
CREATE TABLE campaign_paces (
  campaign_id text primary key,
  date text not null,
  messages integer not null,
  firsts integer not null
) strict, without rowid;
CREATE TABLE agent_usage (
  id integer primary key,
  agent_id text not null,
  conversation_id text not null,
  at integer not null,
  record text not null
) strict;
CREATE TABLE campaign_lead_steps (
  campaign_id text not null,
  lead_id text not null,
  step_id text not null,
  sent integer not null,
  primary key (campaign_id, lead_id, step_id)
) strict, without rowid;
CREATE TABLE otp_sessions (phone text primary key, record text not null) strict, without rowid;
CREATE TABLE conversation_tags (
  id text primary key,
  name text not null unique,
  record text not null
) strict, without rowid;
CREATE TABLE events (
  id integer primary key,
  type text not null,
  record text not null
) strict;
CREATE TABLE credit_transactions (
  id text primary key,
  type text not null,
  source_type text,
  source_id text,
  balance_after real not null,
  created_at integer not null,
  record text not null
) strict, without rowid;
CREATE TABLE knowledge_originals (
  source_id text primary key,
  size_bytes integer not null,
  record text not null
) strict, without rowid;
CREATE VIRTUAL TABLE lead_search using fts5(text, tokenize = 'trigram');
CREATE VIRTUAL TABLE knowledge_words using fts5 (
  heading, text, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
insert into warmups (account_id,record) values ('acc_1ke77a8r00000002', '{"accountId":"acc_1ke77a8r00000002","status":"paused","day":1,"startedAt":"2026-01-05T14:00:00.000Z","pausedAt":"2026-01-05T14:00:00.000Z","completedAt":null,"sentToday":0,"receivedToday":0,"nextActionAt":null,"history":[],"suspended":true}');
insert into timeline (id,at,kind,subject) values (4, 1796083200000, 'scheduledMessage.send', 'sch_1ke77a8r0000000h');
insert into timeline (id,at,kind,subject) values (5, 1767934800000, 'day.begin', '');
insert into orders (id,number,status,created_at,record) values ('ord_1ke77a8r0000000k', '2026-0001', 'fulfilled', 1767621600000, '{"id":"ord_1ke77a8r0000000k","number":"2026-0001","status":"fulfilled","items":[{"product":"credits","quantity":5,"countryCode":null,"accountType":null,"unitCredits":null,"unitAmount":1,"fulfilledQuantity":5}],"paymentMethod":"invoice","currency":"USD","totalAmount":5,"totalCredits":0,"accountIds":[],"note":null,"failureReason":null,"fulfilledAt":"2026-01-05T14:05:00.000Z","cancelledAt":null,"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T14:05:00.000Z"}');
insert into meta (key,value) values ('anchorMachine', '1795914146193');
insert into meta (key,value) values ('anchorWorkspace', '1767880800000');
insert into meta (key,value) values ('faults', '1');
insert into meta (key,value) values ('now', '1767880800000');
insert into meta (key,value) values ('schemaVersion', '3');
insert into meta (key,value) values ('seed', '0');
insert into meta (key,value) values ('sequence', '24');
insert into meta (key,value) values ('speed', '0');
insert into lead_list_members (list_id,lead_id) values ('lst_1ke77a8r0000000b', 'led_1ke77a8r0000000c');
insert into lead_lists (id,name,search,lead_count,created_at,record) values ('lst_1ke77a8r0000000b', 'cafés', 'cafés
', 1, 1767621600000, '{"id":"lst_1ke77a8r0000000b","name":"Cafés","description":null,"leadCount":1,"campaignCount":0,"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T14:00:00.000Z"}');
insert into agents (id,name,status,created_at,record) values ('agt_1ke77a8r00000009', 'concierge', 'active', 1767621600000, '{"id":"agt_1ke77a8r00000009","name":"Concierge","status":"active","mode":"suggest","instructions":"Answer.","goal":null,"tone":null,"language":null,"model":null,"temperature":null,"replyDelay":null,"maxMessagesPerConversation":null,"handoffKeywords":[],"knowledgeSourceIds":[],"companyInfo":null,"campaignCount":0,"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T14:00:00.000Z"}');
insert into campaign_step_counts (campaign_id,step_id,sent,delivered,read,replied,failed) values ('cmp_1ke77a8r0000000d', 'stp_1ke77a8r0000000e', 1, 1, 1, 0, 0);
insert into conversations (id,account_id,phone,campaign_id,status,unread_count,agent_id,agent_state,last_message_at,created_at,record) values ('cnv_1ke77a8r0000000f', 'acc_1ke77a8r00000002', '+12025550142', 'cmp_1ke77a8r0000000d', 'open', 0, NULL, 'off', 1767621601000, 1767621600000, '{"id":"cnv_1ke77a8r0000000f","accountId":"acc_1ke77a8r00000002","campaignId":"cmp_1ke77a8r0000000d","status":"open","unreadCount":0,"read":true,"agentId":null,"agentState":"off","lastMessageAt":"2026-01-05T14:00:01.000Z","lastInboundAt":null,"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T14:00:01.000Z","phone":"+12025550142"}');
insert into activities (id,account_id,type,created_at,record) values ('act_1ke77a8r00000003', 'acc_1ke77a8r00000002', 'registered', 1767621600000, '{"id":"act_1ke77a8r00000003","accountId":"acc_1ke77a8r00000002","type":"registered","message":"Registered +12025550101 on WhatsApp.","metadata":{},"createdAt":"2026-01-05T14:00:00.000Z"}');
insert into activities (id,account_id,type,created_at,record) values ('act_1ke77a8r00000004', 'acc_1ke77a8r00000002', 'connected', 1767621600000, '{"id":"act_1ke77a8r00000004","accountId":"acc_1ke77a8r00000002","type":"connected","message":"Connected to WhatsApp.","metadata":{},"createdAt":"2026-01-05T14:00:00.000Z"}');
insert into activities (id,account_id,type,created_at,record) values ('act_1ke77a8r00000005', 'acc_1ke77a8r00000002', 'warmup_started', 1767621600000, '{"id":"act_1ke77a8r00000005","accountId":"acc_1ke77a8r00000002","type":"warmup_started","message":"Started the warmup on day 1.","metadata":{},"createdAt":"2026-01-05T14:00:00.000Z"}');
insert into activities (id,account_id,type,created_at,record) values ('act_1ke77a8r00000006', 'acc_1ke77a8r00000002', 'profile_updated', 1767621600000, '{"id":"act_1ke77a8r00000006","accountId":"acc_1ke77a8r00000002","type":"profile_updated","message":"Set the profile.","metadata":{},"createdAt":"2026-01-05T14:00:00.000Z"}');
insert into activities (id,account_id,type,created_at,record) values ('act_1ke77a8r00000007', 'acc_1ke77a8r00000002', 'phase_changed', 1767621600000, '{"id":"act_1ke77a8r00000007","accountId":"acc_1ke77a8r00000002","type":"phase_changed","message":"Moved from warmup to production. The warmup was not completed, which is a risk.","metadata":{"from":"warmup","to":"production","risk":"warmup_not_completed"},"createdAt":"2026-01-05T14:00:00.000Z"}');
insert into activities (id,account_id,type,created_at,record) values ('act_1ke77a8r00000008', 'acc_1ke77a8r00000002', 'warmup_paused', 1767621600000, '{"id":"act_1ke77a8r00000008","accountId":"acc_1ke77a8r00000002","type":"warmup_paused","message":"Paused the warmup on day 1.","metadata":{},"createdAt":"2026-01-05T14:00:00.000Z"}');
insert into knowledge_sources (id,type,status,search,address,size_bytes,created_at,record) values ('kbs_1ke77a8r0000000a', 'text', 'ready', 'prices

', '', 24, 1767621600000, '{"type":"text","url":null,"urls":[],"fileName":null,"agentIds":[],"id":"kbs_1ke77a8r0000000a","name":"Prices","status":"ready","chunkCount":1,"charCount":24,"sizeBytes":24,"error":null,"lastIngestedAt":"2026-01-05T14:00:10.000Z","ingestCount":1,"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T14:00:10.000Z"}');
insert into accounts (id,phone,display_name,status,phase,paused,daily_sent,created_at,record,daily_limit,firsts_today,warmup_day) values ('acc_1ke77a8r00000002', '+12025550101', 'juniper', 'connected', 'production', 0, 0, 1767621600000, '{"id":"acc_1ke77a8r00000002","phone":"+12025550101","countryCode":"US","displayName":"Juniper","bio":null,"bizAddress":null,"bizCategory":null,"avatarUrl":null,"status":"connected","phase":"production","paused":false,"pauseReason":null,"otp":null,"warmup":{"status":"paused","day":1,"totalDays":14,"progress":0},"dailyLimit":60,"dailySent":0,"newConversationsToday":0,"healthScore":100,"campaignIds":[],"orderId":null,"disconnectReason":null,"restrictedUntil":null,"lastActiveAt":"2026-01-05T14:00:01.000Z","connectedAt":"2026-01-05T14:00:00.000Z","disconnectedAt":null,"bannedAt":null,"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-06T05:00:00.000Z"}', 60, 0, 1);
insert into campaign_lead_counts (campaign_id,status,leads) values ('cmp_1ke77a8r0000000d', 'completed', 1);
insert into campaign_lead_counts (campaign_id,status,leads) values ('cmp_1ke77a8r0000000d', 'pending', 0);
insert into settings (id,record) values (1, '{"workspaceId":"wsp_25mdd80qbvjy8mfj","name":"Workspace","timezone":"America/New_York","defaultCountry":"US","language":"en-US","sendingWindows":[{"days":["mon","tue","wed","thu","fri"],"from":"09:00","to":"18:00"}],"stopOnReply":true,"delayBetweenMessages":{"minSeconds":45,"maxSeconds":180},"defaultDailyLimit":60,"optOutKeywords":["STOP","UNSUBSCRIBE"],"optOutReply":null,"autoTagReplies":false,"warmup":{"autoStart":true,"profile":"standard"},"agent":{"defaultAgentId":null,"mode":"suggest","pauseOnHumanReply":true},"lowCreditThreshold":100,"notifications":{"email":true,"accountDisconnected":true,"campaignCompleted":true,"lowCredits":true},"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T14:00:00.000Z"}');
insert into campaigns (id,status,name,search,created_at,started_at,record) values ('cmp_1ke77a8r0000000d', 'completed', 'spring', 'spring
', 1767621600000, 1767621600000, '{"status":"completed","pauseReason":null,"pauseNote":null,"stats":{"leadsTotal":1,"leadsPending":1,"leadsInProgress":0,"leadsReplied":0,"leadsCompleted":0,"leadsFailed":0,"leadsOptedOut":0,"messagesSent":0,"messagesDelivered":0,"messagesRead":0,"messagesFailed":0,"replies":0,"replyRate":0,"creditsSpent":0},"startAt":null,"startedAt":"2026-01-05T14:00:00.000Z","pausedAt":null,"completedAt":"2026-01-05T14:00:01.000Z","archivedAt":null,"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T14:00:01.000Z","id":"cmp_1ke77a8r0000000d","name":"Spring","description":null,"accountIds":["acc_1ke77a8r00000002"],"agentId":null,"leadListIds":[],"steps":[{"id":"stp_1ke77a8r0000000e","campaignId":"cmp_1ke77a8r0000000d","position":1,"text":"Hi {{firstName|there}}","variants":[],"media":null,"delay":{"value":0,"unit":"minutes"},"sendCondition":"if_no_reply","stats":{"sent":0,"delivered":0,"read":0,"replied":0,"failed":0},"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T14:00:00.000Z"}],"schedule":{"timezone":"America/New_York","startDate":null,"endDate":null,"windows":[{"days":["mon","tue","wed","thu","fri"],"from":"09:00","to":"18:00"}]},"dailyLimit":null,"maxNewLeadsPerDay":null,"delayBetweenMessages":{"minSeconds":45,"maxSeconds":180},"stopOnReply":true,"tags":[],"duplicatedFromId":null}');
insert into campaign_references (referred_id,campaign_id) values ('acc_1ke77a8r00000002', 'cmp_1ke77a8r0000000d');
insert into sender_paces (account_id,free_at,hour,firsts) values ('acc_1ke77a8r00000002', 1767621723799, 491006, 1);
insert into contacts (phone,name,record) values ('+12025550142', 'amara', '{"phone":"+12025550142","name":"Amara","email":null,"company":null,"notes":null,"avatarUrl":null,"tags":[],"customFields":{},"optedOut":false,"leadId":null,"conversationIds":[],"firstSeenAt":"2026-01-05T14:00:00.000Z","lastSeenAt":"2026-01-05T14:00:01.000Z","updatedAt":"2026-01-05T14:00:00.000Z"}');
insert into faults (id,spent,record) values ('flt_000000001', 0, '{"id":"flt_000000001","operation":"settings.get","count":null,"probability":null,"code":null,"status":503,"retryAfter":5,"retryAfterFormat":"seconds","cut":false,"breakage":null,"delay":null,"delayBetween":null,"delayAround":null,"when":"before","matched":0,"struck":0,"remaining":null,"createdAt":"2026-01-05T14:00:00.000Z"}');
insert into campaign_leads (id,campaign_id,lead_id,status,account_id,last_step_id,added_at,last_contacted_at,next_send_at,record) values ('cml_1ke77a8r0000000m', 'cmp_1ke77a8r0000000d', 'led_1ke77a8r0000000c', 'completed', 'acc_1ke77a8r00000002', 'stp_1ke77a8r0000000e', 1767621600000, 1767621601000, NULL, '{"id":"cml_1ke77a8r0000000m","campaignId":"cmp_1ke77a8r0000000d","leadId":"led_1ke77a8r0000000c","status":"completed","accountId":"acc_1ke77a8r00000002","nextSendAt":null,"lastContactedAt":"2026-01-05T14:00:01.000Z","repliedAt":null,"failure":null,"addedAt":"2026-01-05T14:00:00.000Z","enrolledAt":"2026-01-05T14:00:00.000Z","lastStepId":"stp_1ke77a8r0000000e","lastStepAt":"2026-01-05T14:00:01.000Z","heldFrom":null}');
insert into leads (seq,id,phone,status,last_name,last_contacted_at,created_at,record) values (1, 'led_1ke77a8r0000000c', '+12025550142', 'contacted', NULL, 1767621601000, 1767621600000, '{"phone":"+12025550142","optedOut":false,"conversationId":"cnv_1ke77a8r0000000f","id":"led_1ke77a8r0000000c","firstName":"Amara","lastName":null,"email":null,"company":null,"jobTitle":null,"website":null,"city":null,"country":null,"timezone":null,"notes":null,"status":"contacted","tags":[],"customFields":{},"whatsappStatus":"valid","leadListIds":["lst_1ke77a8r0000000b"],"campaignIds":["cmp_1ke77a8r0000000d"],"source":"api","lastContactedAt":"2026-01-05T14:00:01.000Z","lastRepliedAt":null,"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T14:00:11.797Z"}');
insert into scheduled_messages (id,conversation_id,status,send_at,record) values ('sch_1ke77a8r0000000h', 'cnv_1ke77a8r0000000f', 'pending', 1796083200000, '{"id":"sch_1ke77a8r0000000h","conversationId":"cnv_1ke77a8r0000000f","text":"Later","media":null,"replyToMessageId":null,"sendAt":"2026-12-01T00:00:00.000Z","cancelOnReply":false,"status":"pending","messageId":null,"error":null,"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T14:00:00.000Z"}');
insert into messages (id,conversation_id,account_id,direction,origin,status,campaign_id,text,created_at,record,phone,luck) values ('msg_1ke77a8r0000000g', 'cnv_1ke77a8r0000000f', 'acc_1ke77a8r00000002', 'outbound', 'test', 'read', NULL, 'hi', 1767621600000, '{"id":"msg_1ke77a8r0000000g","conversationId":"cnv_1ke77a8r0000000f","accountId":"acc_1ke77a8r00000002","direction":"outbound","type":"text","text":"Hi","media":null,"status":"read","origin":"test","campaignId":null,"stepId":null,"agentId":null,"scheduledMessageId":null,"replyToMessageId":null,"error":null,"creditsCharged":0,"queuedAt":"2026-01-05T14:00:00.000Z","sentAt":"2026-01-05T14:00:01.743Z","deliveredAt":"2026-01-05T14:00:11.797Z","readAt":"2026-01-05T19:17:44.955Z","failedAt":null,"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T19:17:44.955Z"}', '+12025550142', 0.8686134428717196);
insert into messages (id,conversation_id,account_id,direction,origin,status,campaign_id,text,created_at,record,phone,luck) values ('msg_1ke77a9q8000000n', 'cnv_1ke77a8r0000000f', 'acc_1ke77a8r00000002', 'outbound', 'campaign', 'read', 'cmp_1ke77a8r0000000d', 'hi amara', 1767621601000, '{"id":"msg_1ke77a9q8000000n","conversationId":"cnv_1ke77a8r0000000f","accountId":"acc_1ke77a8r00000002","direction":"outbound","type":"text","text":"Hi Amara","media":null,"status":"read","origin":"campaign","campaignId":"cmp_1ke77a8r0000000d","stepId":"stp_1ke77a8r0000000e","agentId":null,"scheduledMessageId":null,"replyToMessageId":null,"error":null,"creditsCharged":1,"queuedAt":"2026-01-05T14:00:01.000Z","sentAt":"2026-01-05T14:00:01.000Z","deliveredAt":"2026-01-05T14:03:26.370Z","readAt":"2026-01-05T14:27:20.708Z","failedAt":null,"createdAt":"2026-01-05T14:00:01.000Z","updatedAt":"2026-01-05T14:27:20.708Z"}', '+12025550142', 0.98100643791258335);
insert into knowledge_chunks (number,id,source_id,place,search,record) values (1, 'kbc_1ke77ajgg000000q', 'kbs_1ke77a8r0000000a', 0, 'a kilo costs 20 dollars.
prices', '{"heading":"Prices","text":"A kilo costs 20 dollars.","url":null,"id":"kbc_1ke77ajgg000000q","sourceId":"kbs_1ke77a8r0000000a","index":0,"tokenCount":6}');
insert into campaign_counts (campaign_id,quarter,sent,delivered,read,failed,new_leads_contacted,replies,unique_replies,opt_outs,credits_spent) values ('cmp_1ke77a8r0000000d', 1767621600000, 1, 1, 0, 0, 1, 0, 0, 0, 1);
insert into campaign_counts (campaign_id,quarter,sent,delivered,read,failed,new_leads_contacted,replies,unique_replies,opt_outs,credits_spent) values ('cmp_1ke77a8r0000000d', 1767622500000, 0, 0, 1, 0, 0, 0, 0, 0, 0);
insert into campaign_paces (campaign_id,date,messages,firsts) values ('cmp_1ke77a8r0000000d', '2026-01-05', 1, 1);
insert into campaign_lead_steps (campaign_id,lead_id,step_id,sent) values ('cmp_1ke77a8r0000000d', 'led_1ke77a8r0000000c', 'stp_1ke77a8r0000000e', 1);
insert into otp_sessions (phone,record) values ('+12025550101', '{"phone":"+12025550101","status":"completed","method":"sms","sentAt":"2026-01-05T14:00:00.000Z","expiresAt":"2026-01-05T14:10:00.000Z","resendAvailableAt":"2026-01-05T14:01:00.000Z","attemptsRemaining":5,"accountId":"acc_1ke77a8r00000002","sends":["2026-01-05T14:00:00.000Z"],"lockedUntil":null}');
insert into conversation_tags (id,name,record) values ('tag_1ke77a8r0000000j', 'hot', '{"id":"tag_1ke77a8r0000000j","name":"Hot","color":"#1864ab","conversationCount":0,"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T14:00:00.000Z"}');
insert into events (id,type,record) values (1, 'account.connected', '{"type":"account.connected","createdAt":"2026-01-05T14:00:00.000Z","data":{"accountId":"acc_1ke77a8r00000002"}}');
insert into events (id,type,record) values (2, 'account.phase_changed', '{"type":"account.phase_changed","createdAt":"2026-01-05T14:00:00.000Z","data":{"accountId":"acc_1ke77a8r00000002"}}');
insert into events (id,type,record) values (3, 'campaign.started', '{"type":"campaign.started","createdAt":"2026-01-05T14:00:00.000Z","data":{"campaignId":"cmp_1ke77a8r0000000d"}}');
insert into events (id,type,record) values (4, 'message.sent', '{"type":"message.sent","createdAt":"2026-01-05T14:00:01.000Z","data":{"accountId":"acc_1ke77a8r00000002","conversationId":"cnv_1ke77a8r0000000f","campaignId":"cmp_1ke77a8r0000000d","phone":"+12025550142","message":{"id":"msg_1ke77a9q8000000n","conversationId":"cnv_1ke77a8r0000000f","accountId":"acc_1ke77a8r00000002","direction":"outbound","type":"text","text":"Hi Amara","media":null,"status":"sent","origin":"campaign","campaignId":"cmp_1ke77a8r0000000d","stepId":"stp_1ke77a8r0000000e","agentId":null,"scheduledMessageId":null,"replyToMessageId":null,"error":null,"creditsCharged":1,"queuedAt":"2026-01-05T14:00:01.000Z","sentAt":"2026-01-05T14:00:01.000Z","deliveredAt":null,"readAt":null,"failedAt":null,"createdAt":"2026-01-05T14:00:01.000Z","updatedAt":"2026-01-05T14:00:01.000Z"}}}');
insert into events (id,type,record) values (5, 'campaign.completed', '{"type":"campaign.completed","createdAt":"2026-01-05T14:00:01.000Z","data":{"campaignId":"cmp_1ke77a8r0000000d"}}');
insert into events (id,type,record) values (6, 'message.sent', '{"type":"message.sent","createdAt":"2026-01-05T14:00:01.743Z","data":{"accountId":"acc_1ke77a8r00000002","conversationId":"cnv_1ke77a8r0000000f","phone":"+12025550142","message":{"id":"msg_1ke77a8r0000000g","conversationId":"cnv_1ke77a8r0000000f","accountId":"acc_1ke77a8r00000002","direction":"outbound","type":"text","text":"Hi","media":null,"status":"sent","origin":"test","campaignId":null,"stepId":null,"agentId":null,"scheduledMessageId":null,"replyToMessageId":null,"error":null,"creditsCharged":0,"queuedAt":"2026-01-05T14:00:00.000Z","sentAt":"2026-01-05T14:00:01.743Z","deliveredAt":null,"readAt":null,"failedAt":null,"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T14:00:01.743Z"}}}');
insert into events (id,type,record) values (7, 'source.ready', '{"type":"source.ready","createdAt":"2026-01-05T14:00:10.000Z","data":{"sourceId":"kbs_1ke77a8r0000000a"}}');
insert into events (id,type,record) values (8, 'message.delivered', '{"type":"message.delivered","createdAt":"2026-01-05T14:00:11.797Z","data":{"accountId":"acc_1ke77a8r00000002","conversationId":"cnv_1ke77a8r0000000f","phone":"+12025550142","message":{"id":"msg_1ke77a8r0000000g","conversationId":"cnv_1ke77a8r0000000f","accountId":"acc_1ke77a8r00000002","direction":"outbound","type":"text","text":"Hi","media":null,"status":"delivered","origin":"test","campaignId":null,"stepId":null,"agentId":null,"scheduledMessageId":null,"replyToMessageId":null,"error":null,"creditsCharged":0,"queuedAt":"2026-01-05T14:00:00.000Z","sentAt":"2026-01-05T14:00:01.743Z","deliveredAt":"2026-01-05T14:00:11.797Z","readAt":null,"failedAt":null,"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T14:00:11.797Z"}}}');
insert into events (id,type,record) values (9, 'message.delivered', '{"type":"message.delivered","createdAt":"2026-01-05T14:03:26.370Z","data":{"accountId":"acc_1ke77a8r00000002","conversationId":"cnv_1ke77a8r0000000f","campaignId":"cmp_1ke77a8r0000000d","phone":"+12025550142","message":{"id":"msg_1ke77a9q8000000n","conversationId":"cnv_1ke77a8r0000000f","accountId":"acc_1ke77a8r00000002","direction":"outbound","type":"text","text":"Hi Amara","media":null,"status":"delivered","origin":"campaign","campaignId":"cmp_1ke77a8r0000000d","stepId":"stp_1ke77a8r0000000e","agentId":null,"scheduledMessageId":null,"replyToMessageId":null,"error":null,"creditsCharged":1,"queuedAt":"2026-01-05T14:00:01.000Z","sentAt":"2026-01-05T14:00:01.000Z","deliveredAt":"2026-01-05T14:03:26.370Z","readAt":null,"failedAt":null,"createdAt":"2026-01-05T14:00:01.000Z","updatedAt":"2026-01-05T14:03:26.370Z"}}}');
insert into events (id,type,record) values (10, 'order.fulfilled', '{"type":"order.fulfilled","createdAt":"2026-01-05T14:05:00.000Z","data":{"orderId":"ord_1ke77a8r0000000k"}}');
insert into events (id,type,record) values (11, 'message.read', '{"type":"message.read","createdAt":"2026-01-05T14:27:20.708Z","data":{"accountId":"acc_1ke77a8r00000002","conversationId":"cnv_1ke77a8r0000000f","campaignId":"cmp_1ke77a8r0000000d","phone":"+12025550142","message":{"id":"msg_1ke77a9q8000000n","conversationId":"cnv_1ke77a8r0000000f","accountId":"acc_1ke77a8r00000002","direction":"outbound","type":"text","text":"Hi Amara","media":null,"status":"read","origin":"campaign","campaignId":"cmp_1ke77a8r0000000d","stepId":"stp_1ke77a8r0000000e","agentId":null,"scheduledMessageId":null,"replyToMessageId":null,"error":null,"creditsCharged":1,"queuedAt":"2026-01-05T14:00:01.000Z","sentAt":"2026-01-05T14:00:01.000Z","deliveredAt":"2026-01-05T14:03:26.370Z","readAt":"2026-01-05T14:27:20.708Z","failedAt":null,"createdAt":"2026-01-05T14:00:01.000Z","updatedAt":"2026-01-05T14:27:20.708Z"}}}');
insert into events (id,type,record) values (12, 'message.read', '{"type":"message.read","createdAt":"2026-01-05T19:17:44.955Z","data":{"accountId":"acc_1ke77a8r00000002","conversationId":"cnv_1ke77a8r0000000f","phone":"+12025550142","message":{"id":"msg_1ke77a8r0000000g","conversationId":"cnv_1ke77a8r0000000f","accountId":"acc_1ke77a8r00000002","direction":"outbound","type":"text","text":"Hi","media":null,"status":"read","origin":"test","campaignId":null,"stepId":null,"agentId":null,"scheduledMessageId":null,"replyToMessageId":null,"error":null,"creditsCharged":0,"queuedAt":"2026-01-05T14:00:00.000Z","sentAt":"2026-01-05T14:00:01.743Z","deliveredAt":"2026-01-05T14:00:11.797Z","readAt":"2026-01-05T19:17:44.955Z","failedAt":null,"createdAt":"2026-01-05T14:00:00.000Z","updatedAt":"2026-01-05T19:17:44.955Z"}}}');
insert into credit_transactions (id,type,source_type,source_id,balance_after,created_at,record) values ('ctx_1ke77a8r00000001', 'bonus', NULL, NULL, 1000.0, 1767621600000, '{"id":"ctx_1ke77a8r00000001","type":"bonus","amount":1000,"balanceAfter":1000,"description":"Welcome credits.","source":null,"createdAt":"2026-01-05T14:00:00.000Z"}');
insert into credit_transactions (id,type,source_type,source_id,balance_after,created_at,record) values ('ctx_1ke77a9q8000000p', 'usage', 'message', 'msg_1ke77a9q8000000n', 999.0, 1767621601000, '{"id":"ctx_1ke77a9q8000000p","type":"usage","amount":-1,"balanceAfter":999,"description":"Campaign message to +12025550142.","source":{"type":"message","id":"msg_1ke77a9q8000000n"},"createdAt":"2026-01-05T14:00:01.000Z"}');
insert into credit_transactions (id,type,source_type,source_id,balance_after,created_at,record) values ('ctx_1ke77kdq0000000r', 'purchase', 'order', 'ord_1ke77a8r0000000k', 1004.0, 1767621900000, '{"id":"ctx_1ke77kdq0000000r","type":"purchase","amount":5,"balanceAfter":1004,"description":"Order 2026-0001: 5 credits.","source":{"type":"order","id":"ord_1ke77a8r0000000k"},"createdAt":"2026-01-05T14:05:00.000Z"}');
insert into knowledge_originals (source_id,size_bytes,record) values ('kbs_1ke77a8r0000000a', 24, '{"sizeBytes":24,"passages":[{"heading":"Prices","text":"A kilo costs 20 dollars.","url":null}]}');
insert into lead_search (rowid,text) values (1, 'amara
+12025550142

');
insert into knowledge_words (rowid, heading, text) select number, coalesce(record ->> '$.heading', ''), record ->> '$.text' from knowledge_chunks;
CREATE INDEX accounts_by_creation on accounts (created_at, id);
CREATE INDEX accounts_by_sent on accounts (daily_sent, id);
CREATE INDEX activities_by_account on activities (account_id, created_at, id);
CREATE INDEX agents_by_creation on agents (created_at, id);
CREATE INDEX agents_by_status on agents (status, created_at, id);
CREATE INDEX agent_usage_by_time on agent_usage (at);
CREATE INDEX agent_usage_by_conversation on agent_usage (agent_id, conversation_id);
CREATE INDEX campaigns_by_status on campaigns (status, id);
CREATE INDEX campaigns_by_creation on campaigns (created_at, id);
CREATE INDEX campaigns_by_name on campaigns (name, id);
CREATE INDEX campaigns_by_start on campaigns (coalesce(started_at, 8640000000000001), id);
CREATE INDEX campaigns_by_last_start on campaigns (coalesce(started_at, -1), id);
CREATE INDEX campaign_references_by_campaign on campaign_references (campaign_id);
CREATE INDEX campaign_leads_by_lead on campaign_leads (lead_id, added_at, id);
CREATE INDEX campaign_leads_by_status on campaign_leads (campaign_id, status);
CREATE INDEX campaign_leads_by_step on campaign_leads (campaign_id, last_step_id);
CREATE INDEX campaign_leads_by_account on campaign_leads (campaign_id, account_id);
CREATE INDEX campaign_leads_by_addition on campaign_leads (campaign_id, added_at, id);
CREATE INDEX campaign_leads_by_contact
  on campaign_leads (campaign_id, coalesce(last_contacted_at, 8640000000000001), id);
CREATE INDEX campaign_leads_by_last_contact
  on campaign_leads (campaign_id, coalesce(last_contacted_at, -1), id);
CREATE INDEX campaign_leads_by_sending
  on campaign_leads (campaign_id, coalesce(next_send_at, 8640000000000001), id);
CREATE INDEX campaign_leads_by_last_sending
  on campaign_leads (campaign_id, coalesce(next_send_at, -1), id);
CREATE INDEX campaign_leads_by_sender
  on campaign_leads (campaign_id, account_id, next_send_at, id) where next_send_at is not null;
CREATE INDEX campaign_lead_steps_by_step on campaign_lead_steps (step_id, sent);
CREATE INDEX conversations_by_last_message on conversations (last_message_at, id);
CREATE INDEX conversations_by_phone on conversations (phone, created_at, id);
CREATE INDEX conversations_by_campaign on conversations (campaign_id);
CREATE INDEX conversations_by_agent on conversations (agent_id);
CREATE INDEX messages_by_conversation on messages (conversation_id, created_at, id);
CREATE INDEX messages_by_campaign on messages (campaign_id, created_at, id);
CREATE INDEX scheduled_messages_by_time on scheduled_messages (conversation_id, send_at, id);
CREATE INDEX tagged_conversations_by_conversation on tagged_conversations (conversation_id, tag_id);
CREATE INDEX credit_transactions_by_time on credit_transactions (created_at, id);
CREATE INDEX credit_transactions_by_source on credit_transactions (source_id, created_at, id);
CREATE INDEX faults_by_spent on faults (spent, id);
CREATE INDEX idempotency_by_time on idempotency (created_at);
CREATE INDEX knowledge_sources_by_creation on knowledge_sources (created_at, id);
CREATE INDEX knowledge_sources_by_status on knowledge_sources (status, created_at, id);
CREATE INDEX knowledge_sources_by_type on knowledge_sources (type, created_at, id);
CREATE INDEX knowledge_sources_by_address on knowledge_sources (address);
CREATE INDEX knowledge_chunks_by_source on knowledge_chunks (source_id, place, id);
CREATE INDEX lead_lists_by_creation on lead_lists (created_at, id);
CREATE INDEX lead_lists_by_count on lead_lists (lead_count, id);
CREATE INDEX leads_by_creation on leads (created_at, id);
CREATE INDEX leads_by_status on leads (status, created_at, id);
CREATE INDEX leads_by_name_up on leads (name_up, id);
CREATE INDEX leads_by_name_down on leads (name_down, id);
CREATE INDEX leads_by_contact_up on leads (contacted_up, id);
CREATE INDEX leads_by_contact_down on leads (contacted_down, id);
CREATE INDEX custom_fields_by_creation on custom_fields (created_at, id);
CREATE INDEX orders_by_time on orders (created_at, id);
CREATE INDEX orders_by_status on orders (status, created_at, id);
CREATE INDEX ordered_accounts_by_kind on ordered_accounts (country_code, account_type, held);
CREATE INDEX web_pages_by_host on web_pages (host, in_sitemap);
CREATE INDEX timeline_by_time on timeline (at, id) ;
