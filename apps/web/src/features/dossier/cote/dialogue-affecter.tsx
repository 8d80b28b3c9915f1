import { Button, Modal, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { LIBELLES_FONCTION, LIBELLES_UNITE, UNITES_ASSURANCE_MALADIE, UNITES_PARTENAIRES } from '@pdp/domain';
import type { AffecterRequete, DossierVue, Unite } from '@pdp/domain';
import { useState } from 'react';
import { identifiantAleatoire } from '../../../platform/api/idempotence';
import { libelleDe } from '../../../platform/format/libelles';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { optionsPersonnes } from '../../consentement/consentement.requetes';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';
import styles from '../dossier.module.css';

const SERVICES = [...UNITES_ASSURANCE_MALADIE, ...UNITES_PARTENAIRES].map((unite) => ({
  value: unite,
  label: LIBELLES_UNITE[unite],
}));

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

/** Relie une personne au dossier ; un partenaire ne lit toujours que ce que l'assuré a accepté. */
export function DialogueAffecter({ dossier, fermer }: Props) {
  const [unite, poserUnite] = useState<Unite>('SERVICE_SOCIAL');
  const [personne, poserPersonne] = useState('');
  const [role, poserRole] = useState<AffecterRequete['role']>('CERCLE');
  const relire = useRelireDossier(dossier.id);
  const personnes = useQuery(optionsPersonnes(unite));
  const affecter = useMutation({
    mutationFn: () => commandesDossier.affecter(dossier.id, { utilisateurId: personne, role }, identifiantAleatoire()),
    onSuccess: () => {
      prevenir.succes('Personne reliée au dossier.');
      void relire();
      fermer();
    },
  });
  const sansReferent = dossier.referent === null && unite === 'SERVICE_SOCIAL';
  return (
    <Modal opened onClose={fermer} title="Relier une personne au dossier">
      <form
        className={styles['formulaire']}
        onSubmit={(e) => {
          e.preventDefault();
          affecter.mutate();
        }}
      >
        {affecter.isError && <Erreur erreur={affecter.error} />}
        <p className="doux">Être relié n’ouvre que ce que la fonction et les accords de la personne permettent.</p>
        <NativeSelect
          label="Service"
          data={SERVICES}
          value={unite}
          onChange={(e) => {
            poserUnite(e.currentTarget.value as Unite);
            poserPersonne('');
            poserRole('CERCLE');
          }}
        />
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
          value={personne}
          onChange={(e) => poserPersonne(e.currentTarget.value)}
        />
        {sansReferent && (
          <NativeSelect
            label="Rôle"
            data={[
              { value: 'CERCLE', label: 'Membre du cercle' },
              { value: 'REFERENT', label: 'Référent(e) de parcours' },
            ]}
            value={role}
            onChange={(e) => poserRole(e.currentTarget.value as AffecterRequete['role'])}
          />
        )}
        <Rangee>
          <Button type="submit" loading={affecter.isPending} disabled={personne === ''}>
            Relier au dossier
          </Button>
          <Button variant="default" onClick={fermer}>
            Annuler
          </Button>
        </Rangee>
      </form>
    </Modal>
  );
}
