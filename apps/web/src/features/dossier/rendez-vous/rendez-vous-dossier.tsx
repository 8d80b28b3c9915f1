import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconCalendarPlus } from '@tabler/icons-react';
import { LIBELLES_ETAT_RENDEZ_VOUS, LIBELLES_GESTE_RENDEZ_VOUS } from '@pdp/domain';
import type { DossierVue, RendezVousVue, TransitionRendezVous } from '@pdp/domain';
import { useState } from 'react';
import { dateHeureMoyenne } from '../../../platform/format/dates';
import { peut } from '../../../platform/permissions/capacites';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { useRelireDossier } from '../dossier.requetes';
import { FormulaireRendezVous } from './formulaire-rendez-vous';
import { adresseAgendaAgent, commandesRendezVous, optionsRendezVous } from './rendez-vous.requetes';
import { couleurRendezVous, ouRendezVous } from './rendez-vous.vue';
import styles from '../dossier.module.css';

const FAITS: Readonly<Record<TransitionRendezVous, string>> = {
  tenir: 'Rendez-vous tenu : l’entretien est noté. Corrigez-le pour y ajouter un résumé.',
  manquer: 'Absence notée.',
  deplacer: 'Rendez-vous déplacé.',
  annuler: 'Rendez-vous annulé. La personne est prévenue.',
};

/** Rendez-vous avec la personne : en fixer un, dire ce qu'il en fut ; tenu, il devient un entretien d'un geste. */
export function RendezVousDossier({ dossier }: { readonly dossier: DossierVue }) {
  const rendezVous = useQuery(optionsRendezVous(dossier.id));
  const [ajout, poserAjout] = useState(false);
  const planifie = peut(dossier, 'NOTER_ENTRETIEN');
  return (
    <section aria-labelledby="rendez-vous" className={styles['partie']}>
      <div className={styles['titreRubrique']}>
        <h2 id="rendez-vous">Rendez-vous</h2>
        {planifie && !ajout && (
          <Button
            variant="default"
            leftSection={<IconCalendarPlus size={16} aria-hidden="true" />}
            onClick={() => poserAjout(true)}
          >
            Fixer un rendez-vous
          </Button>
        )}
      </div>
      {ajout && <FormulaireRendezVous dossier={dossier} fermer={() => poserAjout(false)} />}
      <Lecture requete={rendezVous}>
        {({ elements }) =>
          elements.length === 0 ? (
            <p className="doux">Aucun rendez-vous.</p>
          ) : (
            <ol className={styles['frise']}>
              {elements.map((un) => (
                <Ligne key={`${un.id}-${un.version}`} dossier={dossier} rendezVous={un} />
              ))}
            </ol>
          )
        }
      </Lecture>
    </section>
  );
}

type Props = { readonly dossier: DossierVue; readonly rendezVous: RendezVousVue };

function Ligne({ dossier, rendezVous }: Props) {
  const [deplace, poserDeplace] = useState(false);
  const relire = useRelireDossier(dossier.id);
  const { debut, dureeMinutes, etat, agent, gestes } = rendezVous;
  const faire = useMutation({
    mutationFn: (transition: TransitionRendezVous) => commandesRendezVous.transiter(rendezVous, { transition }),
    onSuccess: (_, transition) => prevenir.succes(FAITS[transition]),
    onSettled: () => relire(),
  });
  if (deplace)
    return (
      <li>
        <FormulaireRendezVous dossier={dossier} deplace={rendezVous} fermer={() => poserDeplace(false)} />
      </li>
    );
  return (
    <li className={styles['ligne']}>
      <div>
        <b>{dateHeureMoyenne(debut)}</b>{' '}
        <Puce couleur={couleurRendezVous(etat)}>{LIBELLES_ETAT_RENDEZ_VOUS[etat]}</Puce>
        <div className="fin">{[ouRendezVous(rendezVous), `${dureeMinutes} min`, agent].join(' · ')}</div>
        {faire.isError && <Erreur erreur={faire.error} />}
        <Rangee>
          {gestes.map((geste) => (
            <Button
              key={geste}
              size="compact-sm"
              variant={geste === 'tenir' ? 'default' : 'subtle'}
              loading={faire.isPending}
              onClick={() => (geste === 'deplacer' ? poserDeplace(true) : faire.mutate(geste))}
            >
              {LIBELLES_GESTE_RENDEZ_VOUS[geste]}
              <span className="visuellement-cache">&nbsp;: rendez-vous du {dateHeureMoyenne(debut)}</span>
            </Button>
          ))}
          {etat === 'PREVU' && (
            <Button component="a" href={adresseAgendaAgent(rendezVous.id)} download size="compact-sm" variant="subtle">
              Mettre dans mon agenda
              <span className="visuellement-cache">&nbsp;: rendez-vous du {dateHeureMoyenne(debut)}</span>
            </Button>
          )}
        </Rangee>
      </div>
    </li>
  );
}
