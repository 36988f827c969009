import { message } from '../../text/message.ts';

// How fresh the data of a provider is, in one line: “Live · HostUp checked 5 s ago”. `{who}` is “HostUp” or “VPSBG”,
// `{time}` “5 s” or “some time”.
export const loading = message('Loading');
export const live = message('Live');
export const noMoreUpdates = message('No more updates');
export const outOfDate = message('Out of date');
export const updateFailed = message('Update failed');
export const pausedInBackground = message('Paused in background');
export const pausedOutOfView = message('Paused out of view');
/** `{lead}` is one of those above. */
export const checkedAgo = message('{lead} · {who} checked {time} ago');
export const loadingFrom = message('Loading from {who}');
export const couldNotLoad = message('Could not load from {who}');
export const nextUpdateIn = message('Next update in {time}');
export const nextUpdateSoon = message('Next update soon');
/** `{next}` is one of the two above, `{reason}` “HostUp's rate limit is reached”. */
export const waitingFor = message('{next} · {reason}');
export const waitingChecked = message('{next} · {who} checked {time} ago');
export const someTime = message('some time');

// The same where there is little room.
export const shortAgo = message('{who} · {time} ago');
export const shortOld = message('{who} · old, {time} ago');
export const shortNextIn = message('{who} · next update in {time}');
export const shortNextSoon = message('{who} · next update soon');
export const shortLoading = message('{who} · loading');
export const shortFailed = message('{who} · update failed');
export const shortNotLoaded = message('{who} · could not load');
export const shortBackground = message('{who} · paused in background');
export const shortOutOfView = message('{who} · paused out of view');

// Its tip. `{time}` is “14:03:22”, `{interval}` “15 s”.
export const notLoadedYet = message('Not loaded yet');
export const checkedEvery = message('Checked {time}, every {interval}');
export const checkedLast = message('Checked {time}, no more updates');
export const reasonAndCheck = message('{reason}. {checked}');

// Its name and its button.
export const statusOf = message('{who} status');
export const refresh = message('Refresh {who}');
export const inProgress = message('A request is in progress');
/** `{title}` is the name of a panel: “Media”. */
export const detailsOf = message('Details of {title}');
