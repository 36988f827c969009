import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { withTexts } from '../text/localised.ts';

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;

/** Makes each part that could not be loaded one that was never requested. */
const forget = new Set<() => void>();

/**
 * A component that is loaded when it is first drawn. As `React.lazy`, which keeps a failure for good, except that
 * `retryLostParts` has it loaded again. Its texts come with it, in the page's language.
 */
export function lazyPart<Props extends object>(load: Load<Props>): ComponentType<Props> {
  const begin = (): LazyExoticComponent<ComponentType<Props>> =>
    lazy(() =>
      load()
        .then(withTexts)
        .catch((error: unknown) => {
          forget.add(() => (Part = begin()));
          throw error;
        }),
    );
  let Part: ComponentType<Props> | LazyExoticComponent<ComponentType<Props>> = begin();
  return function LazyPart(props: Props) {
    return <Part {...props} />;
  };
}

/** For "Retry": what could not be loaded so far is loaded anew once it is drawn. */
export function retryLostParts(): void {
  for (const again of forget) again();
  forget.clear();
}
