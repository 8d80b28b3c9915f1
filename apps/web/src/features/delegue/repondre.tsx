import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { LIBELLES_MOTIF_LIMITATION, LIMITES_TEXTE, MOTIFS_LIMITATION } from '@pdp/domain';
import type { DemandeDroitVue, MotifLimitation } from '@pdp/domain';
import { enEchec } from '../../platform/api/probleme';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useTransiter } from './delegue.requetes';
import { gestesDe } from './delegue.vue';
import type { Geste } from './delegue.vue';
import styles from './delegue.module.css';

const MOTIFS_DE_GEL = MOTIFS_LIMITATION.map((value) => ({ value, label: LIBELLES_MOTIF_LIMITATION[value] }));

/** Gestes offerts ; un appui ouvre ce qu'il faut écrire. */
export function Repondre({ demande }: { demande: DemandeDroitVue }) {
  const [ouvert, poserOuvert] = useState<Geste | null>(null);
  const gestes = gestesDe(demande.capacites);
  if (gestes.length === 0) return null;
  if (ouvert) return <Formulaire demande={demande} geste={ouvert} fermer={() => poserOuvert(null)} />;
  return (
    <div className={styles['actions']}>
      {gestes.map((geste) => (
        <Button
          key={geste.transition}
          variant={geste.transition === 'accorder' ? 'filled' : 'default'}
          onClick={() => poserOuvert(geste)}
        >
          {geste.bouton}
        </Button>
      ))}
    </div>
  );
}

function Formulaire({ demande, geste, fermer }: { demande: DemandeDroitVue; geste: Geste; fermer: () => void }) {
  const [saisie, poser] = useState<Saisie>({ texte: '', motif: '', motifLimitation: 'EXACTITUDE_CONTESTEE' });
  const transiter = useTransiter(demande.id, demande.version);
  const gele = demande.type === 'LIMITATION' && geste.transition.startsWith('accorder');
  const soumettre = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    transiter.mutate(
      {
        transition: geste.transition,
        ...(geste.texte ? { texte: saisie.texte.trim() } : {}),
        ...(geste.motif ? { motif: saisie.motif.trim() } : {}),
        ...(gele ? { motifLimitation: saisie.motifLimitation } : {}),
      },
      { onSuccess: () => prevenir.succes('C’est enregistré. La personne est prévenue, sans aucun détail.') },
    );
  };
  return (
    <form className={styles['formulaire']} onSubmit={soumettre} noValidate>
      <Textes geste={geste} saisie={saisie} poser={poser} />
      {gele && (
        <NativeSelect
          label="Raison du gel"
          data={MOTIFS_DE_GEL}
          value={saisie.motifLimitation}
          onChange={(e) => poser({ ...saisie, motifLimitation: e.currentTarget.value as MotifLimitation })}
        />
      )}
      {transiter.isError && <p role="alert">{enEchec(transiter.error).message}</p>}
      <div className={styles['actions']}>
        <Button type="submit" loading={transiter.isPending}>
          {geste.bouton}
        </Button>
        <Button variant="default" onClick={fermer}>
          Annuler
        </Button>
      </div>
    </form>
  );
}

type Saisie = { readonly texte: string; readonly motif: string; readonly motifLimitation: MotifLimitation };
type PropsTextes = { geste: Geste; saisie: Saisie; poser: (saisie: Saisie) => void };

function Textes({ geste, saisie, poser }: PropsTextes) {
  return (
    <>
      {geste.texte && (
        <Textarea
          label={geste.texte}
          description="Avec des mots simples, elle est lue telle quelle dans le livret."
          required
          autosize
          minRows={4}
          maxLength={LIMITES_TEXTE.decision}
          value={saisie.texte}
          onChange={(e) => poser({ ...saisie, texte: e.currentTarget.value })}
        />
      )}
      {geste.motif && (
        <Textarea
          label={geste.motif}
          description="La personne le lit aussi."
          required
          autosize
          minRows={2}
          maxLength={600}
          value={saisie.motif}
          onChange={(e) => poser({ ...saisie, motif: e.currentTarget.value })}
        />
      )}
    </>
  );
}
