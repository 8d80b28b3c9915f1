import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { LIBELLES_PARTIE } from '@pdp/domain';
import type { DemandeParLien, DispositifVue } from '@pdp/domain';
import { useState } from 'react';
import { dateHeureMoyenne } from '../../platform/format/dates';
import { confirmer } from '../../platform/ui/retours/confirmer';
import { Erreur } from '../../platform/ui/retours/erreur';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useRelireDossier } from '../dossier/dossier.requetes';
import { DonnerLien } from './donner-lien';
import { commandesLien } from './liens.requetes';
import styles from './dispositif.module.css';

type Ensemble = { readonly dispositif: DispositifVue; readonly aujourdhui: string };

/** Réponses qu'un médecin traitant ou une entreprise peut donner par un lien à usage unique ; le document reste possible. */
export function DemandesParLien({ dispositif, aujourdhui }: Ensemble) {
  if (dispositif.demandes.length === 0) return null;
  return (
    <ul className={styles['demandes']} aria-label="Réponses par lien sécurisé">
      {dispositif.demandes.map((demande) => (
        <Demande key={demande.partie} dispositif={dispositif} aujourdhui={aujourdhui} demande={demande} />
      ))}
    </ul>
  );
}

type Props = Ensemble & { readonly demande: DemandeParLien };

function Demande({ dispositif, aujourdhui, demande: { partie, lien } }: Props) {
  const [ouvert, poserOuvert] = useState(false);
  const relire = useRelireDossier(dispositif.dossierId);
  const qui = LIBELLES_PARTIE[partie];
  const donner = lien === null ? 'Donner un lien' : 'Donner un autre lien';
  return (
    <li>
      <span>
        <b>{qui}</b>
        <span className="fin">
          {lien === null
            ? ' Peut répondre par un lien, sans compte.'
            : ` Lien donné par ${lien.creePar} le ${dateHeureMoyenne(lien.creeLe)}, jusqu’au ${dateHeureMoyenne(lien.expireLe)}.`}
        </span>
      </span>
      <span className={styles['gestes']}>
        <Button
          variant="default"
          size="compact-md"
          onClick={() => poserOuvert(true)}
          aria-label={`${donner}, ${qui.toLowerCase()}`}
        >
          {donner}
        </Button>
        {lien !== null && <RetirerLien id={lien.id} qui={qui} dossierId={dispositif.dossierId} />}
      </span>
      {ouvert && (
        <DonnerLien
          dispositif={dispositif}
          aujourdhui={aujourdhui}
          partie={partie}
          remplace={lien !== null}
          fermer={() => {
            poserOuvert(false);
            void relire();
          }}
        />
      )}
    </li>
  );
}

type PropsRetrait = { readonly id: string; readonly qui: string; readonly dossierId: string };

function RetirerLien({ id, qui, dossierId }: PropsRetrait) {
  const relire = useRelireDossier(dossierId);
  const retirer = useMutation({
    mutationFn: () => commandesLien.retirer(id),
    onSuccess: () => {
      prevenir.succes('Lien retiré : il n’ouvre plus rien.');
      void relire();
    },
  });
  const demander = async () => {
    const oui = await confirmer({
      titre: 'Retirer ce lien ?',
      texte: 'Il cesse aussitôt d’ouvrir la demande. Vous pourrez en donner un autre.',
      bouton: 'Retirer le lien',
    });
    if (oui) retirer.mutate();
  };
  return (
    <>
      <Button
        variant="subtle"
        size="compact-md"
        loading={retirer.isPending}
        onClick={() => void demander()}
        aria-label={`Retirer le lien, ${qui.toLowerCase()}`}
      >
        Retirer
      </Button>
      {retirer.isError && <Erreur erreur={retirer.error} />}
    </>
  );
}
