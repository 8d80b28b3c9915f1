import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { LIBELLES_FONCTION, LIBELLES_UNITE, UNITES_ASSURANCE_MALADIE, UNITES_PARTENAIRES } from '@pdp/domain';
import type { AffecterRequete, DossierVue, Unite } from '@pdp/domain';
import { useState } from 'react';
import { identifiantAleatoire } from '../../../platform/api/idempotence';
import { libelleDe } from '../../../platform/format/libelles';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { optionsPersonnes } from '../../consentement/consentement.requetes';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';
import { CadreDialogue } from './cadre-dialogue';

const SERVICES = [...UNITES_ASSURANCE_MALADIE, ...UNITES_PARTENAIRES].map((unite) => ({
  value: unite,
  label: LIBELLES_UNITE[unite],
}));

const ROLES = [
  { value: 'CERCLE', label: 'Membre du cercle' },
  { value: 'REFERENT', label: 'Référent(e) de parcours' },
];

type Choix = { readonly unite: Unite; readonly personne: string; readonly role: AffecterRequete['role'] };

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

/** Relie une personne au dossier ; un partenaire ne lit toujours que ce que l'assuré a accepté. */
export function DialogueAffecter({ dossier, fermer }: Props) {
  const [choix, poserChoix] = useState<Choix>({ unite: 'SERVICE_SOCIAL', personne: '', role: 'CERCLE' });
  const relire = useRelireDossier(dossier.id);
  const affecter = useMutation({
    mutationFn: ({ personne, role }: Choix) =>
      commandesDossier.affecter(dossier.id, { utilisateurId: personne, role }, identifiantAleatoire()),
    onSuccess: () => {
      prevenir.succes('Personne reliée au dossier.');
      void relire();
      fermer();
    },
  });
  const changer = (suite: Partial<Choix>) => poserChoix((avant) => ({ ...avant, ...suite }));
  return (
    <CadreDialogue
      titre="Relier une personne au dossier"
      bouton="Relier au dossier"
      action={affecter}
      inactif={choix.personne === ''}
      surEnvoi={() => affecter.mutate(choix)}
      fermer={fermer}
    >
      <p className="doux">Être relié n’ouvre que ce que la fonction et les accords de la personne permettent.</p>
      <NativeSelect
        label="Service"
        data={SERVICES}
        value={choix.unite}
        onChange={(e) => poserChoix({ unite: e.currentTarget.value as Unite, personne: '', role: 'CERCLE' })}
      />
      <ChoixPersonne unite={choix.unite} valeur={choix.personne} surChoix={(personne) => changer({ personne })} />
      {dossier.referent === null && choix.unite === 'SERVICE_SOCIAL' && (
        <NativeSelect
          label="Rôle"
          data={ROLES}
          value={choix.role}
          onChange={(e) => changer({ role: e.currentTarget.value as AffecterRequete['role'] })}
        />
      )}
    </CadreDialogue>
  );
}

function ChoixPersonne({ unite, valeur, surChoix }: { unite: Unite; valeur: string; surChoix: (id: string) => void }) {
  const personnes = useQuery(optionsPersonnes(unite));
  return (
    <NativeSelect
      label="Personne"
      required
      data={[
        { value: '', label: personnes.isLoading ? 'Chargement…' : 'Choisir…' },
        ...(personnes.data?.elements ?? []).map(({ id, nom, fonction }) => ({
          value: id,
          label: `${nom}, ${libelleDe(LIBELLES_FONCTION, fonction).toLowerCase()}`,
        })),
      ]}
      value={valeur}
      onChange={(e) => surChoix(e.currentTarget.value)}
    />
  );
}
