import { useMutation } from '@tanstack/react-query';
import type { VisiteVue } from '@pdp/domain';
import { useRef } from 'react';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { commandesVisite, useRelireVisites } from './visite.requetes';
import { corpsResultat } from './visite.vue';
import type { SaisieResultat } from './visite.vue';

const FAIT: Readonly<Record<string, string>> = {
  oui: 'Résultat enregistré et transmis.',
  non: 'Résultat enregistré. Rien n’est transmis.',
  'plus-tard': 'Résultat enregistré. La personne répondra depuis son livret.',
};

/** Enregistre le résultat, puis la réponse de la personne ; un second essai reprend là où le premier s'est arrêté. */
export function useEnregistrerResultat(visite: VisiteVue, surFini: () => void) {
  const relire = useRelireVisites(visite.dossierId);
  const realisee = useRef<{ id: string; version: number } | undefined>(
    visite.etat === 'REALISEE' ? { id: visite.id, version: visite.version } : undefined,
  );
  return useMutation({
    mutationFn: async (saisie: SaisieResultat) => {
      realisee.current ??= await commandesVisite.transiter(visite, {
        transition: 'realiser',
        resultat: corpsResultat(saisie),
      });
      if (saisie.transmission === 'plus-tard') return;
      const accord = saisie.transmission === 'oui';
      await commandesVisite.transiter(realisee.current, {
        transition: accord ? 'transmettreRecommandations' : 'opposerTransmission',
        accordTransmission: accord,
      });
    },
    onSuccess: (_, { transmission }) => {
      prevenir.succes(FAIT[transmission]);
      void relire();
      surFini();
    },
  });
}
