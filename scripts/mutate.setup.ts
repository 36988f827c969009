import fc from 'fast-check';

// A property is tried on thousands of mutants: what it does not find in this time, a table has to.
fc.configureGlobal({ interruptAfterTimeLimit: 50, endOnFailure: true });
