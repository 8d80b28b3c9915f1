import { Button, Modal, NativeSelect, Textarea } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  CANAUX_DEMANDE_DROIT,
  LIBELLES_CANAL_DEMANDE_DROIT,
  LIBELLES_ETAT_DEMANDE_DROIT,
  LIBELLES_TYPE_DEMANDE_DROIT,
  LIMITES_TEXTE,
  TYPES_DEMANDE_DROIT,
} from '@pdp/domain';
import type { DemandeDeposee, DemandeDuDossierVue, DossierVue, SaisirDemandeRequete } from '@pdp/domain';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import { dateMoyenne } from '../../platform/format/dates';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { Erreur } from '../../platform/ui/retours/erreur';
import { prevenir } from '../../platform/ui/retours/prevenir';
import styles from '../consentement/consentement.module.css';

const TYPES = TYPES_DEMANDE_DROIT.map((value) => ({ value, label: LIBELLES_TYPE_DEMANDE_DROIT[value] }));
const CANAUX = CANAUX_DEMANDE_DROIT.filter((canal) => canal !== 'LIVRET').map((value) => ({
  value,
  label: LIBELLES_CANAL_DEMANDE_DROIT[value],
}));

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
      <div className={styles['accord']} style={{ padding: 0, border: 0, alignItems: 'center' }}>
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
      {ouvert && <Noter dossier={dossier} fermer={() => poserOuvert(false)} />}
    </section>
  );
}

function Noter({ dossier, fermer }: { dossier: DossierVue; fermer: () => void }) {
  const [requete, poser] = useState<SaisirDemandeRequete>({ type: 'ACCES', canal: 'ENTRETIEN', detail: '' });
  const requetes = useQueryClient();
  const noter = useMutation({
    mutationFn: ({ detail, ...reste }: SaisirDemandeRequete) =>
      api.creer<DemandeDeposee>(`/dossiers/${dossier.id}/demandes-droit`, {
        ...reste,
        ...(detail?.trim() ? { detail: detail.trim() } : {}),
      }),
    onSuccess: () => {
      prevenir.succes('Demande notée. Le délégué à la protection des données est prévenu.');
      void requetes.invalidateQueries({ queryKey: cles.dossier(dossier.id) });
      fermer();
    },
  });
  const soumettre = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    noter.mutate(requete);
  };
  return (
    <Modal opened onClose={fermer} title="Noter une demande de droit">
      <form className={styles['formulaire']} onSubmit={soumettre} noValidate>
        <p>Écrivez ce que la personne vous a dit. Le délégué à la protection des données lui répond en un mois.</p>
        <Champs requete={requete} poser={poser} />
        {requete.type === 'RETRAIT_CONSENTEMENT' && (
          <p role="status">L’effet est immédiat&nbsp;: tous les accords sont retirés dès l’envoi.</p>
        )}
        {noter.isError && <Erreur erreur={noter.error} />}
        <div>
          <Button type="submit" loading={noter.isPending}>
            Envoyer au délégué
          </Button>
        </div>
      </form>
    </Modal>
  );
}

type PropsChamps = { requete: SaisirDemandeRequete; poser: (requete: SaisirDemandeRequete) => void };

function Champs({ requete, poser }: PropsChamps) {
  return (
    <>
      <NativeSelect
        label="Droit exercé"
        data={TYPES}
        value={requete.type}
        onChange={(e) => poser({ ...requete, type: e.currentTarget.value as SaisirDemandeRequete['type'] })}
      />
      <NativeSelect
        label="Comment la personne l’a demandé"
        data={CANAUX}
        value={requete.canal}
        onChange={(e) => poser({ ...requete, canal: e.currentTarget.value as SaisirDemandeRequete['canal'] })}
      />
      <Textarea
        label="Ses mots"
        autosize
        minRows={3}
        maxLength={LIMITES_TEXTE.commentaire}
        value={requete.detail ?? ''}
        onChange={(e) => poser({ ...requete, detail: e.currentTarget.value })}
      />
    </>
  );
}
