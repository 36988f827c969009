import { queryOptions } from '@tanstack/react-query';
import { api, session } from '../../contracts/gateway/api.ts';
import { nextPoll } from '../http/poll.ts';
import { request } from '../http/request.ts';

/** Who is looking, and at what. What is allowed and the names may change with the next token. */
export function sessionQuery() {
  return queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => request({ path: api.session(), provider: null, schema: session, signal }),
    staleTime: 10 * 60_000,
    // Only until it is known.
    refetchInterval: (query) => nextPoll(query.state, () => false),
  });
}
