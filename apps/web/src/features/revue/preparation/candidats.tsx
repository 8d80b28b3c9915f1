import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CandidatVue, RevueVue } from '@pdp/domain';
import { dateMoyenne } from '../../../platform/format/dates';
import { peut } from '../../../platform/permissions/capacites';
import { useSession } from '../../../platform/session/session.requetes';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { Suite } from '../../../platform/ui/tableau/pagination';
import { optionsCandidats } from '../revue.requetes';
import { Composition } from './composition';
import { InscriptionForm } from './inscription-form';
import { useInscription } from './inscription';
import { Raisons } from './raisons';
import styles from './preparation.module.css';

/** Candidats montrés d'emblée, puis à chaque demande : les plus pressants viennent en premier. */
const PAR_PAGE = 12;

/** Dossiers que la plateforme propose, avec leurs raisons ; la coordination accepte d'un geste, le référent pose sa question. */
export function Candidats({ revue }: { readonly revue: RevueVue }) {
  const candidats = useQuery(optionsCandidats(revue.id));
  const [ouvert, poserOuvert] = useState<string | null>(null);
  const [montres, poserMontres] = useState(PAR_PAGE);
  const { fonction } = useSession().habilitationActive;
  const coordonne = fonction !== 'ASSISTANT_SERVICE_SOCIAL';
  const directe = coordonne && peut(revue, 'inscrire');
  return (
    <Lecture requete={candidats}>
      {({ elements }) => {
        const restants = elements.filter((c) => !c.inscrit);
        if (restants.length === 0)
          return <EtatVide titre="Rien de plus à proposer">Inscrivez un dossier depuis sa fiche si besoin.</EtatVide>;
        return (
          <>
            {directe && <Composition revue={revue} candidats={restants} />}
            <ul className={styles['candidats']} aria-label="Dossiers proposés">
              {restants.slice(0, montres).map((c) => (
                <li key={c.dossierId}>
                  <Candidat
                    candidat={c}
                    revue={revue}
                    directe={directe}
                    propose={coordonne}
                    ouvert={ouvert === c.dossierId}
                    surOuvrir={() => poserOuvert(ouvert === c.dossierId ? null : c.dossierId)}
                  />
                </li>
              ))}
            </ul>
            <Suite
              affiches={Math.min(montres, restants.length)}
              encore={restants.length > montres}
              enCours={false}
              surSuite={() => poserMontres(montres + PAR_PAGE)}
            />
          </>
        );
      }}
    </Lecture>
  );
}

type PropsCandidat = {
  candidat: CandidatVue;
  revue: RevueVue;
  /** Un geste suffit : la question proposée est acceptée telle quelle. */
  directe: boolean;
  /** La question proposée est montrée, et reprise dans le formulaire. */
  propose: boolean;
  ouvert: boolean;
  surOuvrir: () => void;
};

function Candidat({ candidat, revue, directe, propose, ouvert, surOuvrir }: PropsCandidat) {
  const inscrire = useInscription(revue.id);
  const nom = candidat.nomAffiche;
  const { dossierId, questionProposee: question, format } = candidat;
  return (
    <>
      <div className={styles['candidat']}>
        <div>
          <b>{nom}</b> <span className="fin nombre">{candidat.numero}</span>
          <Raisons explications={candidat.explications} />
          {candidat.dejaInscritLe && (
            <p className="fin">Déjà inscrit à la séance du {dateMoyenne(candidat.dejaInscritLe)}.</p>
          )}
          {propose && <p className={styles['proposee']}>« {question} »</p>}
        </div>
        <Group gap={6} justify="flex-end">
          {directe && (
            <Button
              variant="default"
              size="compact-md"
              aria-label={`Inscrire ${nom}`}
              loading={inscrire.isPending}
              onClick={() => inscrire.mutate({ dossierId, question, format })}
            >
              Inscrire
            </Button>
          )}
          <Button
            variant={directe ? 'subtle' : 'default'}
            size="compact-md"
            aria-expanded={ouvert}
            aria-label={`${directe ? 'Écrire la question pour' : 'Inscrire'} ${nom}`}
            onClick={surOuvrir}
          >
            {directe ? 'Question…' : 'Inscrire'}
          </Button>
        </Group>
      </div>
      {ouvert && (
        <InscriptionForm
          dossierId={dossierId}
          revue={revue}
          questionInitiale={propose ? question : ''}
          formatInitial={format}
          surFini={surOuvrir}
        />
      )}
    </>
  );
}
