import { vi } from 'vitest';

// Test files share a process, which halves the time of all of them, but not what our modules keep.
vi.resetModules();
