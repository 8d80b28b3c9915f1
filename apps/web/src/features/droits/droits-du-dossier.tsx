import { Button } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { LIBELLES_ETAT_DEMANDE_DROIT, LIBELLES_TYPE_DEMANDE_DROIT } from '@pdp/domain';
import type { DemandeDuDossierVue, DossierVue } from '@pdp/domain';
import { useState } from 'react';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import { dateMoyenne } from '../../platform/format/dates';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { NoterDemande } from './noter-demande';
import styles from '../consentement/consentement.module.css';

const optionsDroits = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'droits'),
    queryFn: ({ signal }) =>
      api.lire<{ elements: DemandeDuDossierVue[] }>(`/dossiers/${dossierId}/demandes-droit`, { signal }),
  });

/** Demandes de droit de ce dossier, et celle qu'on note sur la parole de la personne. */
export function DroitsDuDossier({ dossier }: { readonly dossier: DossierVue }) {
  const [ouvert, poserOuvert] = useState(false);
  const droits = useQuery(optionsDroits(dossier.id));
  const demandes = droits.data?.elements ?? [];
  return (
    <section className={styles['formulaire']} aria-labelledby="titre-droits">
      <div className={styles['tete']}>
        <h2 id="titre-droits">Droits sur les données</h2>
        <Button variant="default" onClick={() => poserOuvert(true)}>
          Noter une demande de droit
        </Button>
      </div>
      {demandes.length > 0 && (
        <ul className={styles['liste']}>
          {demandes.map((demande) => (
            <li key={demande.id} className={styles['accord']}>
              <div>
                <div className={styles['nom']}>
                  <b>{LIBELLES_TYPE_DEMANDE_DROIT[demande.type]}</b>
                  <Puce>{LIBELLES_ETAT_DEMANDE_DROIT[demande.etat]}</Puce>
                </div>
                {demande.texte && <p style={{ whiteSpace: 'pre-line' }}>{demande.texte}</p>}
                <span className="fin">
                  Déposée le {dateMoyenne(demande.deposeeLe)}, réponse du délégué avant le{' '}
                  {dateMoyenne(demande.echeance)}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
      {ouvert && <NoterDemande dossier={dossier} fermer={() => poserOuvert(false)} />}
    </section>
  );
}
