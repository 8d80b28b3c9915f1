import { QueryClient } from '@tanstack/react-query';
import { EchecApi } from './probleme';

const CODES_PASSAGERS = new Set(['hors-ligne', 'delai-depasse', 'indisponible', 'erreur-interne', 'trop-de-demandes']);

/** Vrai si recommencer a une chance d'aboutir : jamais pour un refus ou une faute de saisie. */
export function doitReessayer(essais: number, erreur: unknown): boolean {
  return essais < 2 && erreur instanceof EchecApi && CODES_PASSAGERS.has(erreur.code);
}

/** Cache des lectures : 30 s de fraîcheur, nouveaux essais sur les seules pannes passagères, aucun sur une écriture. */
export function creerClientRequetes(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: doitReessayer,
        retryDelay: (essai) => Math.min(500 * 2 ** essai, 4_000),
        refetchOnWindowFocus: true,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
