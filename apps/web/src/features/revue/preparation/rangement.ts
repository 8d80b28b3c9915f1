import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { PassageVue, RevueVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { estEchec } from '../../../platform/api/probleme';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import { aLOrdreDuJour, dansLOrdre, placer } from '../revue.vue';

type Ordre = readonly string[];

// Rien à comparer ici, à la différence d'une fiche : l'ordre à jour est sous les yeux.
const RANGE_PAR_UN_AUTRE =
  'Quelqu’un a changé l’ordre du jour entre-temps. Le voici à jour : refaites votre rangement s’il le faut.';

/**
 * Ordre du jour tel que la main vient de le ranger. Un geste se voit aussitôt ; les envois se suivent un à un, et seul
 * le dernier ordre voulu part : aucun geste n'est perdu parce que le précédent n'est pas encore enregistré. Un refus rend
 * l'ordre du serveur et le dit.
 */
export function useRangement(revue: RevueVue) {
  const requetes = useQueryClient();
  const [voulu, poserVoulu] = useState<Ordre | null>(null);
  const dernier = useRef<Ordre | null>(null);
  const version = useRef(revue.version);
  const vouloir = (ordre: Ordre | null): void => {
    dernier.current = ordre;
    poserVoulu(ordre);
  };
  const relire = () => requetes.invalidateQueries({ queryKey: cles.revue(revue.id) });
  const ranger = useMutation({
    scope: { id: `ordre-du-jour-${revue.id}` },
    mutationFn: async (ordre: Ordre) => {
      // Dépassé par un geste plus récent, ou abandonné par un refus.
      if (ordre !== dernier.current) return;
      version.current = (await commandesRevue.ordonner(revue.id, version.current, ordre)).version;
    },
    onError: (erreur) => {
      vouloir(null);
      if (estEchec(erreur, 'version-perimee')) prevenir.information(RANGE_PAR_UN_AUTRE);
      else prevenir.echec(erreur);
      return relire();
    },
    // L'ordre du serveur ne se relit qu'une fois le dernier geste enregistré.
    onSuccess: async (_rien, ordre) => {
      if (ordre !== dernier.current) return;
      await relire();
      if (ordre === dernier.current) vouloir(null);
    },
  });
  const inscrits = aLOrdreDuJour(revue.passages);
  const passages = voulu ? dansLOrdre(inscrits, voulu) : inscrits;

  /** Met ce passage à ce rang (compté depuis 0) et rend l'ordre qui en résulte. */
  const mettre = (id: string, vers: number): readonly PassageVue[] => {
    const ranges = placer(passages, id, vers);
    if (ranges.every((p, rang) => p.id === passages[rang]?.id)) return ranges;
    // Les gestes qui suivent partent de la version que le premier a rendue : le rangement d'un autre ne s'efface pas.
    if (dernier.current === null) version.current = revue.version;
    const ordre = ranges.map((p) => p.id);
    vouloir(ordre);
    ranger.mutate(ordre);
    return ranges;
  };
  return { passages, mettre };
}
