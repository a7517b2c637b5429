import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An officer or client application in the registry (登记用户): whence all rights come. */
@Entity({ schema: 'coordination', name: 'reader' })
export class RegisteredReader {
  @PrimaryColumn({ type: 'text' })
  login!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', name: 'organ_id' })
  organId!: string;

  @Column({ type: 'text', array: true })
  posts!: readonly string[];

  @Column({ type: 'text' })
  clearance!: string;

  @Column({ type: 'text' })
  status!: string;
}
