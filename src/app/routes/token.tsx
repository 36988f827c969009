import { createFileRoute } from '@tanstack/react-router';
import { TokenPage } from '../session/token-page.tsx';

export const Route = createFileRoute('/token')({ component: TokenPage });
