import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  DECISIONS,
  LIBELLES_ORIENTATION_ETM,
  LIMITES_TEXTE,
  type EtatOrientationEtm,
  type OrientationEtmVue,
} from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import { cles } from '../../../platform/api/cles';
import { dateMoyenne } from '../../../platform/format/dates';
import { libelleDe } from '../../../platform/format/libelles';
import { peut } from '../../../platform/permissions/capacites';
import { useSession } from '../../../platform/session/session.requetes';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { LienTexte } from '../../../platform/ui/liens/liens';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { Puce, type CouleurPuce } from '../../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { useQuiLira } from '../../dossier/lecteurs.requetes';
import { commandesRevue, optionsOrientations } from '../revue.requetes';
import { nomDe } from '../revue.vue';
import styles from './orientations.module.css';

const COULEURS: Readonly<Record<EtatOrientationEtm, CouleurPuce>> = {
  ACCORD_ATTENDU: 'ambre',
  DEMANDEE: 'bleu',
  ACCEPTEE: 'violet',
  REFUSEE: 'rouge',
  ETUDIEE: 'vert',
  ANNULEE: 'gris',
};

/** Orientations vers l'équipe technique : ce qui attend une réponse d'abord, puis leur suite. */
export function OrientationsEtm() {
  const orientations = useQuery(optionsOrientations(null));
  return (
    <Carte titre="Orientations vers l’équipe technique">
      <Lecture requete={orientations}>
        {({ elements }) =>
          elements.length === 0 ? (
            <EtatVide titre="Aucune orientation">
              Une orientation naît d’une décision « Orienter vers l’ETM » prise en revue.
            </EtatVide>
          ) : (
            <ul className={styles['orientations']}>
              {elements.map((o) => (
                <li key={o.id}>
                  <Orientation orientation={o} />
                </li>
              ))}
            </ul>
          )
        }
      </Lecture>
    </Carte>
  );
}

/** Équipe technique, dans la page d'un dossier : l'orientation, où elle en est, ce qui en est revenu ; rien s'il n'y en a pas. */
export function EtmDuDossier({ dossierId }: { readonly dossierId: string }) {
  const { fonction } = useSession().habilitationActive;
  const suit = peutActe(fonction, 'etm.suivre');
  const orientations = useQuery({ ...optionsOrientations(dossierId), enabled: suit });
  const elements = orientations.data?.elements ?? [];
  if (elements.length === 0) return null;
  return (
    <Carte titre="Équipe technique de maintien">
      <ul className={styles['orientations']}>
        {elements.map((o) => (
          <li key={o.id}>
            <Orientation orientation={o} dansLeDossier />
          </li>
        ))}
      </ul>
    </Carte>
  );
}

type PropsOrientation = { readonly orientation: OrientationEtmVue; readonly dansLeDossier?: boolean };

function Orientation({ orientation: o, dansLeDossier = false }: PropsOrientation) {
  const [geste, poserGeste] = useState<Geste>(null);
  const repondre = useReponse(o, () => poserGeste(null));
  return (
    <>
      <Group justify="space-between" gap={8}>
        <Suivi orientation={o} dansLeDossier={dansLeDossier} />
        <Gestes orientation={o} geste={geste} poserGeste={poserGeste} repondre={repondre} />
      </Group>
      {geste && (
        <Motif
          orientation={o}
          enCours={repondre.isPending}
          surMotif={(motif) => repondre.mutate({ transition: geste, motif })}
        />
      )}
    </>
  );
}

// Qui, où en est l'orientation, et ce qui en est revenu ; dans la page du dossier, le nom y est déjà.
function Suivi({ orientation: o, dansLeDossier }: Required<PropsOrientation>) {
  return (
    <div>
      {!dansLeDossier && (
        <>
          <Link to="/dossiers/$id" params={{ id: o.dossierId }}>
            <b>{nomDe(o)}</b>
          </Link>{' '}
        </>
      )}
      <Puce couleur={COULEURS[o.etat]}>{LIBELLES_ORIENTATION_ETM[o.etat]}</Puce>
      <div className="fin">
        {o.organisme}, demandée le {dateMoyenne(o.demandeeLe)}
        {o.repondueLe && `, réponse le ${dateMoyenne(o.repondueLe)}`}
      </div>
      {dansLeDossier && o.etat === 'ACCORD_ATTENDU' && (
        <p className={styles['texte']}>
          Sans son accord, l’équipe ne voit rien de ce dossier.{' '}
          <LienTexte underline="always" to="/dossiers/$id" params={{ id: o.dossierId }} search={{ onglet: 'accords' }}>
            Voir les accords
          </LienTexte>
        </p>
      )}
      {o.motif && <p className={styles['texte']}>« {o.motif} »</p>}
      {o.resultat && (
        <p className={styles['texte']}>
          Résultat&nbsp;: {libelleDe(LIBELLES_DECISION, o.resultat.code)}. {o.resultat.texte}
        </p>
      )}
    </div>
  );
}

type Geste = 'refuser' | 'annuler' | null;

type PropsGestes = {
  readonly orientation: OrientationEtmVue;
  readonly geste: Geste;
  readonly poserGeste: (geste: Geste) => void;
  readonly repondre: ReturnType<typeof useReponse>;
};

function Gestes({ orientation: o, geste, poserGeste, repondre }: PropsGestes) {
  const nom = nomDe(o);
  return (
    <Group gap={6}>
      {peut(o, 'accepter') && (
        <Button
          size="compact-md"
          aria-label={`Accepter l’orientation de ${nom}`}
          loading={repondre.isPending}
          onClick={() => repondre.mutate({ transition: 'accepter' })}
        >
          Accepter
        </Button>
      )}
      {peut(o, 'refuser') && (
        <Button
          variant="default"
          size="compact-md"
          aria-expanded={geste === 'refuser'}
          aria-label={`Refuser l’orientation de ${nom}`}
          onClick={() => poserGeste('refuser')}
        >
          Refuser
        </Button>
      )}
      {peut(o, 'annuler') && (
        <Button
          variant="subtle"
          size="compact-md"
          aria-expanded={geste === 'annuler'}
          aria-label={`Annuler l’orientation de ${nom}`}
          onClick={() => poserGeste('annuler')}
        >
          Annuler
        </Button>
      )}
    </Group>
  );
}

type PropsMotif = {
  readonly orientation: OrientationEtmVue;
  readonly enCours: boolean;
  readonly surMotif: (motif: string) => void;
};

function Motif({ orientation, enCours, surMotif }: PropsMotif) {
  const [motif, poserMotif] = useState('');
  const [essaye, poserEssaye] = useState(false);
  return (
    <form
      className={styles['motif']}
      onSubmit={(e) => {
        e.preventDefault();
        poserEssaye(true);
        if (motif.trim() !== '') surMotif(motif.trim());
      }}
    >
      <ChampTexteLibre
        label="Pourquoi ?"
        lignes={1}
        limite={LIMITES_TEXTE.ligne}
        lecteurs={useQuiLira(orientation.dossierId, 'revueAgenda')}
        value={motif}
        onChange={poserMotif}
        error={essaye && motif.trim() === '' ? 'Dites pourquoi, en une phrase.' : null}
      />
      <Button type="submit" size="compact-md" loading={enCours}>
        Envoyer la réponse
      </Button>
    </form>
  );
}

const LIBELLES_DECISION: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(DECISIONS).map(([code, { libelle }]) => [code, libelle]),
);

function useReponse(orientation: OrientationEtmVue, surFini: () => void) {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (corps: { transition: string; motif?: string }) =>
      commandesRevue.repondreOrientation(orientation.id, corps),
    onSuccess: () => {
      prevenir.succes('Votre réponse est enregistrée. Le référent est prévenu.');
      surFini();
    },
    onSettled: () => requetes.invalidateQueries({ queryKey: cles.orientations() }),
    onError: prevenir.echec,
  });
}
