import type { CreerLieuRequete, LieuAccueilVue, ModifierLieuRequete } from '@pdp/domain';
import { api } from '../../../platform/api/client';

/** Tenue des lieux d'accueil ; leur liste se lit par `optionsLieux`. */
export const commandesLieux = {
  creer: (corps: CreerLieuRequete, cleIdempotence: string) =>
    api.creer<LieuAccueilVue>('/lieux-accueil', corps, { cleIdempotence }),
  modifier: ({ id, version }: Pick<LieuAccueilVue, 'id' | 'version'>, corps: ModifierLieuRequete) =>
    api.remplacer<LieuAccueilVue>(`/lieux-accueil/${id}`, corps, { version }),
};
