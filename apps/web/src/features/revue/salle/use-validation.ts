import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PassageVue, RevueVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { creerIdempotence, identifiantAleatoire } from '../../../platform/api/idempotence';
import { enEchec } from '../../../platform/api/probleme';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import { passageSuivant } from '../revue.vue';
import type { SaisieDecision } from './use-brouillon-decision';

/** Valider ou reporter le passage, puis amener le groupe sur le suivant ; les fautes du serveur reviennent par champ. */
export function useValidation(revue: RevueVue, passage: PassageVue, saisie: SaisieDecision) {
  const requetes = useQueryClient();
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const [fautes, poserFautes] = useState<Readonly<Record<string, string>>>({});
  const relire = (): void => void requetes.invalidateQueries({ queryKey: cles.revue(revue.id) });
  const suivre = async (): Promise<void> => {
    const suivant = passageSuivant(revue.passages, passage.id);
    if (suivant) await commandesRevue.transiterPassage(suivant.id, 'commencer', revue.epoqueConduite);
    else prevenir.information('Tous les dossiers sont passés. Vous pouvez terminer la revue.');
    relire();
  };
  const refuser = (erreur: unknown): void => {
    const echec = enEchec(erreur);
    poserFautes(Object.fromEntries(echec.champs.map((c) => [c.chemin, c.message])));
    prevenir.echec(erreur);
  };
  const valider = useMutation({
    mutationFn: async () => {
      const corps = {
        code: saisie.code ?? '',
        texte: saisie.texte,
        phraseAssure: saisie.phraseAssure,
        epoque: revue.epoqueConduite,
        actions: saisie.actions.map(({ quoi, responsableId, echeance }) => ({ quoi, responsableId, echeance })),
      };
      await commandesRevue.decider(passage.id, corps, idempotence.clePour(corps));
      await suivre();
    },
    onError: refuser,
  });
  const reporter = useMutation({
    mutationFn: async () => {
      await commandesRevue.transiterPassage(passage.id, 'reporter', revue.epoqueConduite);
      await suivre();
    },
    onError: refuser,
  });
  return {
    valider,
    reporter,
    pret: saisie.code !== null && saisie.texte.trim() !== '',
    champ: (chemin: string): string | undefined => fautes[chemin],
  };
}
